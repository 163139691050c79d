// Puts the services under their names into the world of an execution. Those that Apps Script has and
// the local office does not are there too, and say so when they are used.
import type { Execution } from '../execution.ts';
import { consoleObject, loggerObject } from './console.ts';
import { htmlService } from './html-service.ts';
import { scriptApp, session } from './identity-services.ts';
import { cacheService, lockService, propertiesService } from './keeping-services.ts';
import { spreadsheetApp } from './spreadsheet-app.ts';
import { urlFetchApp } from './url-fetch-app.ts';
import { utilities } from './utilities.ts';

const NOT_HERE = [
  'Browser',
  'CalendarApp',
  'CardService',
  'Charts',
  'ContentService',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'LanguageApp',
  'MailApp',
  'Maps',
  'Sheets',
  'SlidesApp',
  'XmlService',
];

export function installServices(execution: Execution, global: Record<string, unknown>): void {
  for (const name of NOT_HERE) global[name] = execution.guard(name, {});
  Object.assign(global, {
    CacheService: cacheService(execution),
    console: consoleObject(execution),
    HtmlService: htmlService(execution),
    LockService: lockService(execution),
    Logger: loggerObject(execution),
    PropertiesService: propertiesService(execution),
    ScriptApp: scriptApp(execution),
    Session: session(execution),
    SpreadsheetApp: spreadsheetApp(execution),
    UrlFetchApp: urlFetchApp(execution),
    Utilities: utilities(execution),
  });
}
