import type { Entry } from '@totalize/adapter-kit';

/** An element of an entry. */
export class XmlNode {
  readonly name: string;
  readonly attributes: Map<string, string> = new Map();
  readonly children: XmlNode[] = [];
  text: string = '';

  constructor(name: string) {
    this.name = name;
  }

  /** A reference is the readable one of its ids: `WID` is a number of the tenant's database. */
  get #value(): string {
    const ids = this.children.filter(({ name }) => name === 'ID');
    const readable = ids.find(({ attributes }) => attributes.get('type') !== 'WID') ?? ids[0];
    return (readable?.text ?? this.text).trim() || (this.attributes.get('Descriptor') ?? '').trim();
  }

  get #isGroup(): boolean {
    return this.children.some(({ name }) => name !== 'ID');
  }

  /** Values by name; parts with parts of their own are lines, each with the values below it by their paths. */
  entry(): Entry {
    const values = new Map<string, string>();
    const groups: Map<string, string>[] = [];
    for (const child of this.children) {
      if (child.#isGroup) groups.push(...child.#lines(child.name));
      else if (child.#value !== '') join(values, child.name, child.#value);
    }
    return { values, groups };
  }

  /** One line for the values of a group; of groups within it those that repeat a code are lines of their own. */
  #lines(path: string): Map<string, string>[] {
    const values = new Map<string, string>();
    const inner: Map<string, string>[] = [];
    for (const child of this.children) {
      const name = `${path}/${child.name}`;
      if (child.#isGroup) inner.push(...child.#lines(name));
      else if (child.#value !== '') join(values, name, child.#value);
    }
    return values.size === 0 ? inner : [values, ...inner];
  }
}

/** A value that occurs several times is a list, as in a cell. */
const join = (values: Map<string, string>, name: string, value: string): void => {
  const before = values.get(name);
  values.set(name, before === undefined ? value : `${before}|${value}`);
};
