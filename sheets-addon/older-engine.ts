// What the domain uses of newer JavaScript, for an engine that lacks it: Apps Script does not say
// which version it runs, and one missing function would stop everything. Imported before all else.

function provide(owner: object, name: string, value: (...given: never[]) => unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true });
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index];
}

provide(Object, 'hasOwn', (owner: object, key: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(owner, key),
);
provide(Array.prototype, 'at', at);
provide(String.prototype, 'at', at);
provide(
  String.prototype,
  'replaceAll',
  function replaceAll(this: string, from: string, to: string): string {
    return this.split(from).join(to);
  },
);
