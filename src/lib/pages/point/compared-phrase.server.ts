import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { yearRanges } from '#lib/domain/typography.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { FigureId } from '#lib/figures/figures.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { pointLines } from './point-lines.server.ts';
import { pointMoney } from './point-money.server.ts';
import { noteOf, type PhraseToCopy } from './point-phrase.server.ts';

/** Most points of which a note names the documents: beyond, it says that there are others. */
const MOST_POINTS = 30;

/** What a comparison says, and the points that it rests on. */
export interface Compared {
	/** A sentence, with or without its full stop. */
	readonly finding: string;
	readonly appuis: readonly DataPoint[];
	/** The figure that draws it; `null` where none does. */
	readonly figure: FigureId | null;
}

/** The documents of several points, each once, with all that is read in it. */
function documentsTogether(found: readonly CitedDocument[]): CitedDocument[] {
	return [...Map.groupBy(found, ({ titre, url }) => `${titre} ${url}`).values()].flatMap(
		([first, ...more]) =>
			first ? [{ ...first, pages: [...new Set([first, ...more].flatMap(({ pages }) => pages))] }] : []
	);
}

/** The finding of a comparison as a phrase to quote; `null` where it rests on no amount. */
export function comparedPhrase(
	db: Database,
	query: Query,
	{ finding, appuis, figure }: Compared,
	origin: string
): PhraseToCopy | null {
	if (appuis.length === 0) return null;
	const version = query.v ?? currentVersion(db);
	const lines = appuis
		.slice(0, MOST_POINTS)
		.map((point) => pointLines(db, pointMoney(db, { ...query, annees: [], etapes: [] }, point), point));
	const years = [...new Set(appuis.map(({ exercice }) => exercice))].sort((a, b) => a - b);
	return {
		quand: yearRanges(years),
		phrase: /[.!?]$/.test(finding) ? finding : `${finding}.`,
		note: noteOf(
			db,
			version,
			{
				documents: documentsTogether(lines.flatMap(({ documents }) => documents)),
				autres: appuis.length > MOST_POINTS || lines.some(({ autres }) => autres)
			},
			`${origin}${tr('', '/en')}/comparer${writeQuery(query, { v: version, page: 1 })}`
		),
		image: figure === null ? null : `/figures/${figure}.png${writeQuery(query, { page: 1 })}`,
		lignes: null,
		annees: []
	};
}
