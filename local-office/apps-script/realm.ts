// A fresh world for one execution: the language itself and nothing of Node, as in Apps Script's V8.
// What services hand in is remade from that world's own arrays, dates and errors, so that
// `instanceof` holds there, and a member that no service has is refused by its name.
import vm from 'node:vm';
import { officeDate } from './office-date.ts';
import type { Zone } from './time-zone.ts';

export interface Realm {
  /** `globalThis` of the script. */
  global: Record<string, unknown>;
  /** A service object: `members` and nothing else, of which any other is refused by name. */
  guard: <T extends object>(name: string, members: Partial<T>) => T;
  /** Plain values, remade inside. */
  adopt(value: unknown): unknown;
  run(script: vm.Script): void;
}

/** Asked of any object by the language, or by whoever prints a value. */
const OF_EVERY_OBJECT = new Set([
  'then',
  'toJSON',
  'inspect',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

interface Own {
  Array: ArrayConstructor;
  Object: ObjectConstructor;
  Error: ErrorConstructor;
  Date: DateConstructor;
}

export function openRealm(now: () => number, zone: Zone): Realm {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  const own = vm.runInContext('({ Array, Object, Error, Date })', context) as Own;
  const global = context as Record<string, unknown>;
  global['Date'] = officeDate(own.Date, now, zone);
  const services = new WeakSet();

  const adopt = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || services.has(value)) return value;
    // Members of enumerations are compared by identity.
    if (Object.isFrozen(value)) return value;
    if (Array.isArray(value)) return own.Array.from(value, adopt);
    if (value instanceof Date) return new own.Date(value.getTime());
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    const copy = new own.Object() as Record<string, unknown>;
    for (const [key, member] of Object.entries(value)) copy[key] = adopt(member);
    return copy;
  };
  const rethrow = (error: unknown): never => {
    if (!(error instanceof Error)) throw error;
    const inside = new own.Error(error.message);
    inside.name = error.name === 'Error' ? 'Exception' : error.name;
    throw inside;
  };
  const guard = <T extends object>(name: string, members: Partial<T>): T => {
    const service = new Proxy(members, {
      get(target, key) {
        if (Object.hasOwn(target, key)) return called(Reflect.get(target, key));
        if (key === 'toString') return () => name.replace(/^.*\./, '');
        if (typeof key === 'symbol' || OF_EVERY_OBJECT.has(key)) return Reflect.get(target, key);
        throw new own.Error(`${name}.${key} is not implemented in the local office`);
      },
      set(_target, key) {
        throw new own.Error(`${name}.${String(key)} is the service's own and cannot be set`);
      },
    });
    services.add(service);
    return service as T;
  };
  const called = (member: unknown): unknown => {
    if (typeof member !== 'function') return member;
    return (...given: unknown[]) => {
      try {
        return adopt(Reflect.apply(member, undefined, given));
      } catch (error) {
        return rethrow(error);
      }
    };
  };
  return { global, guard, adopt, run: (script) => void script.runInContext(context) };
}
