// The lines of tabs 6 to 9 and 11: activities, support points, difficulties, recognitions, funding.
// A line without its main word is left out; the checks say so.
import type { ReportContent, VillageLine } from '../report/content.ts';
import { villageFinder } from './find-unit.ts';
import { TRAINING_KIND } from './form-events.ts';
import { recognisedName } from './recognised-name.ts';
import type { ReadBook, ReadTab } from './read-book.ts';
import { cellOf, dateOf, numberOf, placeOf, rowsOf, textOf } from './row.ts';

type Events = Pick<
  ReportContent,
  'activities' | 'supportPoints' | 'difficulties' | 'recognitions' | 'adhocAnswers' | 'funding'
>;

export function eventLines(read: ReadBook, villages: readonly VillageLine[]): Events {
  const find = villageFinder(villages);
  return {
    activities: activities(read.tabs.get('activities'), find),
    supportPoints: supportPoints(read.tabs.get('supportPoints'), find),
    difficulties: difficulties(read.tabs.get('difficulties')),
    recognitions: recognitions(read.tabs.get('recognitions')),
    // Requests are answered apart from the report on a period.
    adhocAnswers: [],
    funding: funding(read.tabs.get('funding')),
  };
}

type FindVillage = (typed: string) => string | undefined;

function activities(tab: ReadTab | undefined, find: FindVillage): Events['activities'] {
  return rowsOf(tab).flatMap((row) => {
    const kind = textOf(row, 'kind');
    if (kind === null) return [];
    const village = textOf(row, 'village');
    return [
      {
        village: village === null ? null : (find(village) ?? null),
        kind,
        topic: textOf(row, 'topic'),
        on: dateOf(row, 'on'),
        sessions: numberOf(row, 'sessions') ?? 1,
        hours: numberOf(row, 'hours'),
        attendances: numberOf(row, 'attendances'),
        households: numberOf(row, 'households'),
        priorityGroup: textOf(row, 'priorityGroup'),
        campaign: textOf(row, 'campaign'),
        training:
          kind === TRAINING_KIND
            ? {
                level: textOf(row, 'trainingLevel'),
                form: textOf(row, 'trainingForm'),
                partner: textOf(row, 'partner'),
                teamMembers: numberOf(row, 'teamMembers'),
              }
            : null,
        note: textOf(row, 'note'),
        at: placeOf(tab?.name ?? '', cellOf(row, 'kind')),
      },
    ];
  });
}

function supportPoints(tab: ReadTab | undefined, find: FindVillage): Events['supportPoints'] {
  return rowsOf(tab).map((row) => {
    const village = textOf(row, 'village');
    return {
      name: textOf(row, 'name') ?? '',
      place: textOf(row, 'place'),
      village: village === null ? null : (find(village) ?? null),
      schedule: textOf(row, 'schedule'),
      served: numberOf(row, 'served'),
      at: placeOf(tab?.name ?? '', cellOf(row, 'name')),
    };
  });
}

function difficulties(tab: ReadTab | undefined): Events['difficulties'] {
  return rowsOf(tab).flatMap((row) => {
    const description = textOf(row, 'description');
    if (description === null) return [];
    return [
      {
        category: textOf(row, 'category'),
        description,
        cause: textOf(row, 'cause'),
        proposal: textOf(row, 'proposal'),
        askLevel: textOf(row, 'askLevel') as 'COMMUNE' | 'PROVINCE' | 'CENTRAL' | null,
        status: textOf(row, 'status') as 'NEW' | 'IN_PROGRESS' | 'DONE' | null,
        at: placeOf(tab?.name ?? '', cellOf(row, 'description')),
      },
    ];
  });
}

function recognitions(tab: ReadTab | undefined): Events['recognitions'] {
  return rowsOf(tab).flatMap((row) => {
    const kind = textOf(row, 'kind') as Events['recognitions'][number]['kind'] | null;
    const name = textOf(row, 'name');
    if (kind === null || name === null) return [];
    return [
      {
        kind,
        name: recognisedName(kind, textOf(row, 'subject'), name),
        content: textOf(row, 'content'),
        form: textOf(row, 'form'),
        decisionNo: textOf(row, 'decisionNo'),
        at: placeOf(tab?.name ?? '', cellOf(row, 'name')),
      },
    ];
  });
}

function funding(tab: ReadTab | undefined): Events['funding'] {
  return rowsOf(tab).flatMap((row) => {
    const year = numberOf(row, 'year');
    if (year === null) return [];
    return [
      {
        year,
        team: textOf(row, 'team'),
        policy: textOf(row, 'policy'),
        budgeted: numberOf(row, 'budgeted'),
        spent: numberOf(row, 'spent'),
        source: textOf(row, 'source'),
        at: placeOf(tab?.name ?? '', cellOf(row, 'year')),
      },
    ];
  });
}
