import type { FigureId } from '#lib/figures/figures.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';
import { alsoShown, changedSentence, readingSentence, signedEuros } from '#lib/words/versions/changes.ts';
import {
	changesAtStages,
	changesBetween,
	type PairChange
} from '#lib/server/analysis/versions/changes-between.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { spanOf } from '#lib/server/analysis/lines/lines.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { BandRow } from './band-row.ts';
import { changeRows } from './changed-amounts.server.ts';
import { changedLine } from './changed-line.server.ts';
import { listingRows, sourceRows, vocabularyRows } from './changed-lists.server.ts';
import { figureChange } from '#lib/figures/changes.server.ts';

/** The band over a page read at an older version (R13). */
export interface VersionBand {
	readonly lue: number;
	readonly actuelle: number;
	readonly phrase: string;
	readonly bilan: string;
	readonly lignes: readonly BandRow[];
	/** Rows that are not listed. */
	readonly reste: number;
}

/** What a page shows, so that the band can say what of it has changed. */
export type View =
	| { readonly kind: 'repartition' }
	/** One figure: what its table says otherwise. */
	| { readonly kind: 'figure'; readonly id: FigureId }
	/** Every stage side by side. */
	| { readonly kind: 'etapes' }
	| { readonly kind: 'lignes' }
	| { readonly kind: 'ligne'; readonly id: number }
	| { readonly kind: 'sources' }
	| { readonly kind: 'vocabulaires' }
	| { readonly kind: 'rien' };

const SHOWN = 6;
const sameEverywhere = () =>
	tr('Cette page est la même à toutes les versions.', 'This page is the same at every version.');

/** The band of a page read at `query.v`; `null` at the current version, or one that does not exist. */
export function versionBand(db: Database, query: Query, view: View): VersionBand | null {
	const [read, current] = [query.v, currentVersion(db)];
	if (read === undefined || read >= current) return null;
	const { rows, also } = since(db, query, view, read, current);
	const told = view.kind === 'rien' ? sameEverywhere() : changedSentence(rows.length);
	return {
		lue: read,
		actuelle: current,
		phrase: readingSentence(read, current),
		bilan: [told, also].filter((sentence) => sentence !== '').join(' '),
		lignes: rows.slice(0, SHOWN),
		reste: Math.max(0, rows.length - SHOWN)
	};
}

/** What of a page is no longer so, over the years that it shows (R13); then, in a sentence, the years that it shows since. */
interface Since {
	readonly rows: readonly BandRow[];
	readonly also: string;
}

function since(db: Database, query: Query, view: View, read: number, current: number): Since {
	const asked = { db, read, current };
	switch (view.kind) {
		case 'repartition':
			return overYears(asked, query, (years) => changesBetween(db, years, read, current).changements);
		case 'figure':
			return figureSince(asked, query, view.id);
		case 'etapes':
			return overYears(asked, query, (years) => changesAtStages(db, years, ETAPES, read, current));
		case 'lignes': {
			const [was, is] = [spanOf(db, read), spanOf(db, current)];
			const years = { ...query, de: query.de ?? was[0], a: query.a ?? was.at(-1) };
			return { rows: listingRows(db, years, read, current), also: alsoShown(newYears(was, is), false) };
		}
		case 'ligne':
			return { rows: changedLine(db, view.id, read, current), also: '' };
		case 'sources':
			return { rows: sourceRows(db, read, current), also: '' };
		case 'vocabulaires':
			return { rows: vocabularyRows(db, read, current), also: '' };
		case 'rien':
			return { rows: [], also: '' };
	}
}

interface Asked {
	readonly db: Database;
	readonly read: number;
	readonly current: number;
}

const newYears = (was: readonly number[], is: readonly number[]) => is.filter((year) => !was.includes(year));

/** A dispositif named by a path is read wherever it stands; without one, the perimeter asked. */
function overYears(
	{ db, read, current }: Asked,
	query: Query,
	changesOf: (query: Query) => readonly PairChange[]
): Since {
	const named = query.dispositif.length > 0 && !query.donnes.has('perimetre');
	const perimetres = named ? (['coeur', 'contexte'] as const) : [query.perimetre];
	const found = perimetres.map((perimetre) => {
		const own = { ...query, perimetre };
		const [was = [], is = []] = [read, current].map((v) => select(db, { ...own, v }).exercices);
		// A page that showed no year showed nothing that could have changed.
		const changes = was.length === 0 ? [] : changesOf({ ...own, de: was[0], a: was.at(-1) });
		return { rows: changeRows(db, query, changes, current), years: newYears(was, is) };
	});
	const years = [...new Set(found.flatMap((item) => item.years))].sort((a, b) => a - b);
	return { rows: found.flatMap((item) => item.rows), also: alsoShown(years, false) };
}

function figureSince({ db, read, current }: Asked, query: Query, id: FigureId): Since {
	const { valeurs, annees, deplacee } = figureChange(db, id, query, read, current);
	const rows = valeurs.map((value) => ({
		quoi: [value.ligne, value.colonne].filter((word) => word !== '').join(', '),
		avant: value.avant,
		apres: value.apres,
		ecart: value.ecart === null ? '' : signedEuros(value.ecart),
		versions: []
	}));
	return { rows, also: alsoShown(annees, deplacee) };
}
