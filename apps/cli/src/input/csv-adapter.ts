// Named one by one: of a package that is imported as a whole, the bundle loads every file in which a part of it stands.
export { csv, previewCsv } from '@totalize/adapter-csv';
