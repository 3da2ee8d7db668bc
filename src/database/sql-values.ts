/** Collects the values of a statement and gives each its place, such as `$2`. */
export class SqlValues {
  readonly all: unknown[] = [];

  add(value: unknown): string {
    return `$${this.all.push(value)}`;
  }
}
