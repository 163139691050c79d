// Univer with the parts that the office uses, in Vietnamese. The presets' own `createUniver` is left
// aside because its package brings the paid parts along.
import {
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  type Injector,
  type PluginCtor,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/lib/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionsVi from '@univerjs/preset-sheets-conditional-formatting/locales/vi-VN';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreVi from '@univerjs/preset-sheets-core/locales/vi-VN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import rulesVi from '@univerjs/preset-sheets-data-validation/locales/vi-VN';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import notesVi from '@univerjs/preset-sheets-note/locales/vi-VN';
import { HIDDEN_MENU } from './refused-commands.ts';

export interface Opened {
  api: FUniver;
  injector: Injector;
}

export function openUniver(container: HTMLElement): Opened {
  const univer = new Univer({
    logLevel: LogLevel.ERROR,
    locale: LocaleType.VI_VN,
    locales: { [LocaleType.VI_VN]: mergeLocales(coreVi, notesVi, rulesVi, conditionsVi) },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      toolbar: false,
      footer: { menus: false, addSheetButtonConfig: { show: false } },
      menu: HIDDEN_MENU,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
    }),
    UniverSheetsNotePreset(),
    UniverSheetsDataValidationPreset({
      showEditOnDropdown: false,
      // Its field would take the letters away from the cell that is being typed in.
      showSearchOnDropdown: false,
    }),
    UniverSheetsConditionalFormattingPreset(),
  ];
  // A plugin that two presets name is taken once.
  const plugins = new Map(
    presets.flatMap((preset) =>
      preset.plugins.map((plugin) => {
        const [part, options]: [PluginCtor, unknown?] = Array.isArray(plugin) ? plugin : [plugin];
        return [part.pluginName, { part, options }] as const;
      }),
    ),
  );
  for (const { part, options } of plugins.values()) univer.registerPlugin(part, options);
  const api = FUniver.newAPI(univer);
  // oxlint-disable-next-line no-underscore-dangle -- what its makers give plugins and tests
  const injector = univer.__getInjector();
  return { api, injector };
}
