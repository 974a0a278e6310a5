import { language, tr } from '#lib/domain/language.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { figureChanges, movesValues } from '#lib/figures/changes.server.ts';
import { changesBetween } from '#lib/server/analysis/versions/changes-between.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion, type Version } from '#lib/server/store/versions.ts';
import type { BandRow } from './band-row.ts';
import { changeRows } from './changed-amounts.server.ts';

/** What the feed says of a version: what moved, to the euro, and the figures that it moves. */
export interface FeedEntry {
	readonly titre: string;
	readonly resume: string;
}

/** Filters as a figure opens. */
const DEFAULTS = parseQuery(new URLSearchParams(), []);
/** Amounts written out. */
const LISTED = 6;
/** The versions, from the last, whose figures are asked again: a feed is read for what is new. */
const RECENT = 10;
/** The longest name of a version that stands in a title. */
const TITLE = 100;

const rowWords = ({ quoi, avant, apres, ecart }: BandRow) =>
	`${quoi}${tr('\u00A0: ', ': ')}${avant} ${tr('puis', 'then')} ${apres}${ecart === '' ? '' : ` (${ecart})`}`;

/** How many amounts are not written out. */
const andMore = (count: number) =>
	count < 1
		? ''
		: tr(
				` et ${count} ${count === 1 ? 'autre montant' : 'autres montants'}`,
				` and ${count} more ${count === 1 ? 'amount' : 'amounts'}`
			);

/** A text that is cut between two words, and says so. */
function shortened(text: string): string {
	if (text.length <= TITLE) return text;
	return `${text.slice(0, TITLE).replace(/[\s,;]+\S*$/u, '')}…`;
}

function tell(db: Database, { id, operation, summary }: Version): FeedEntry {
	const head = `Version ${id}${tr('\u00A0: ', ': ')}`;
	if (operation === 'creation')
		return {
			titre: `${head}${tr('création des données', 'the data are created')}`,
			resume: `${tr('Fichiers lus', 'Files read')}${tr('\u00A0: ', ': ')}${shortened(summary)}`
		};
	const rows = changeRows(db, DEFAULTS, changesBetween(db, DEFAULTS, id - 1, id).changements, id);
	const recent = currentVersion(db) - id < RECENT;
	const figures = recent ? figureChanges(db, DEFAULTS, id - 1, id).filter(movesValues) : [];
	const [first, ...others] = rows;
	const listed = rows.slice(0, LISTED).map(rowWords).join(tr('\u00A0; ', '; '));
	const amounts =
		first === undefined
			? tr('Aucun montant prévu n’a changé.', 'No planned amount has changed.')
			: `${tr('Montants qui ont changé', 'Amounts that changed')}${tr('\u00A0: ', ': ')}${listed}${andMore(rows.length - LISTED)}.`;
	const named =
		figures.length === 0
			? ''
			: ` ${tr('Figures', 'Figures')}${tr('\u00A0: ', ': ')}${figures.map(({ nom }) => nom).join(', ')}.`;
	return {
		titre: `${head}${first ? `${rowWords(first)}${andMore(others.length)}` : shortened(summary)}`,
		resume: `${amounts}${named}`
	};
}

const told = new BaseCache<FeedEntry>(500_000);

/** What the feed says of a version: it never changes, and is worked out once in each language. */
export const feedEntry = (db: Database, version: Version): FeedEntry =>
	told.get(db, `${version.id} ${language()}`, () => tell(db, version));
