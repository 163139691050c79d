// PropertiesService, CacheService and LockService: what executions share with each other, each in
// three drawers: the script's, the account's, the document's.
import type { Execution } from '../execution.ts';
import type { Drawer } from '../questions.ts';

type Properties = GoogleAppsScript.Properties.Properties;
type Cache = GoogleAppsScript.Cache.Cache;
type Lock = GoogleAppsScript.Lock.Lock;

/** What Google's services hold at most. */
const PROPERTY_BYTES = 9 * 1024;
const CACHE_BYTES = 100 * 1024;
const CACHE_KEY = 250;
const CACHE_SECONDS = 600;
const LONGEST_CACHE_SECONDS = 21_600;

export function propertiesService(execution: Execution) {
  const drawer = (name: Drawer) => propertiesObject(execution, name);
  return execution.guard<GoogleAppsScript.Properties.PropertiesService>('PropertiesService', {
    getScriptProperties: () => drawer('script'),
    getUserProperties: () => drawer('user'),
    getDocumentProperties: () => drawer('document'),
  });
}

function propertiesObject(execution: Execution, drawer: Drawer): Properties {
  const all = () => execution.ask('properties', drawer);
  const keep = (kept: Record<string, unknown>): Properties => {
    const texts = Object.fromEntries(Object.entries(kept).map(([key, it]) => [key, String(it)]));
    if (Object.values(texts).some((it) => Buffer.byteLength(it) > PROPERTY_BYTES))
      throw new Error('Argument too large: value');
    execution.ask('setProperties', drawer, texts);
    return properties;
  };
  const properties: Properties = execution.guard<Properties>('PropertiesService.Properties', {
    getProperty: (key: string) => all()[key] ?? null,
    getProperties: all,
    getKeys: () => Object.keys(all()),
    setProperty: (key: string, value: string) => keep({ ...all(), [key]: value }),
    setProperties: (given: Record<string, string>, deleteAllOthers = false) =>
      keep(deleteAllOthers ? given : { ...all(), ...given }),
    deleteProperty: (key: string) => {
      const { [key]: _gone, ...rest } = all();
      return keep(rest);
    },
    deleteAllProperties: () => keep({}),
  });
  return properties;
}

export function cacheService(execution: Execution) {
  const drawer = (name: Drawer) => cacheObject(execution, name);
  return execution.guard<GoogleAppsScript.Cache.CacheService>('CacheService', {
    getScriptCache: () => drawer('script'),
    getUserCache: () => drawer('user'),
    getDocumentCache: () => drawer('document'),
  });
}

function cacheObject(execution: Execution, drawer: Drawer): Cache {
  const put = (given: Record<string, unknown>, seconds: number = CACHE_SECONDS): void => {
    const values = Object.fromEntries(Object.entries(given).map(([key, it]) => [key, String(it)]));
    for (const [key, value] of Object.entries(values)) {
      if (key.length > CACHE_KEY) throw new Error('Argument too large: key');
      if (Buffer.byteLength(value) > CACHE_BYTES) throw new Error('Argument too large: value');
    }
    execution.ask('cache', drawer, values, Math.min(seconds, LONGEST_CACHE_SECONDS));
  };
  return execution.guard<Cache>('CacheService.Cache', {
    get: (key: string) => execution.ask('cached', drawer, [key])[key] ?? null,
    getAll: (keys: string[]) => execution.ask('cached', drawer, [...keys]),
    put: (key: string, value: string, seconds?: number) => put({ [key]: value }, seconds),
    putAll: (values: Record<string, unknown>, seconds?: number) => put({ ...values }, seconds),
    remove: (key: string) => execution.ask('uncache', drawer, [key]),
    removeAll: (keys: string[]) => execution.ask('uncache', drawer, [...keys]),
  });
}

export function lockService(execution: Execution) {
  const drawer = (name: Drawer) => lockObject(execution, name);
  return execution.guard<GoogleAppsScript.Lock.LockService>('LockService', {
    getScriptLock: () => drawer('script'),
    getUserLock: () => drawer('user'),
    getDocumentLock: () => drawer('document'),
  });
}

function lockObject(execution: Execution, drawer: Drawer): Lock {
  return execution.guard<Lock>('LockService.Lock', {
    tryLock: (patience: number) => execution.ask('takeLock', drawer, patience),
    waitLock: (patience: number) => {
      if (!execution.ask('takeLock', drawer, patience))
        throw new Error('Lock timeout: another process was holding the lock for too long.');
    },
    releaseLock: () => execution.ask('releaseLock', drawer),
    hasLock: () => execution.ask('holdsLock', drawer),
  });
}
