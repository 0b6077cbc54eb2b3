import { testTables } from './table.ts';

testTables('published');
