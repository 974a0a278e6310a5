import type { FigureId } from '#lib/domain/figure.ts';
import { inBoth, tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { formatCount } from '#lib/domain/typography.ts';
import { ETAPES, LIBELLES, type Forme } from '#lib/domain/vocabulary.ts';
import { changedSentence, readingSentence, signedEuros, stageWords, valueWords } from '#lib/i18n/changes.ts';
import { changedSince, changesAtStages, type PairChange } from '#lib/server/analysis/changes-between.ts';
import { listLines, linesMoved } from '#lib/server/analysis/lines.ts';
import { sourcesInUse } from '#lib/server/analysis/provenance.ts';
import type { Database } from '#lib/server/store/open.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { changedLine } from './changed-line.ts';
import { figureChange } from './figure-changes.ts';

/** Something that a page shows and that is no longer so, in words. */
export interface BandRow {
	readonly quoi: string;
	readonly avant: string;
	readonly apres: string;
	/** By how much, `''` when no amount stands on either side. */
	readonly ecart: string;
	/** Versions that did it. */
	readonly versions: readonly number[];
}

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
	const rows = rowsOf(db, query, view, read, current);
	return {
		lue: read,
		actuelle: current,
		phrase: readingSentence(read, current),
		bilan: view.kind === 'rien' ? sameEverywhere() : changedSentence(rows.length),
		lignes: rows.slice(0, SHOWN),
		reste: Math.max(0, rows.length - SHOWN)
	};
}

function rowsOf(db: Database, query: Query, view: View, read: number, current: number): BandRow[] {
	switch (view.kind) {
		case 'repartition':
			return changeRows(db, query, changedSince(db, query, read).changements, current);
		case 'figure':
			return figureChange(db, view.id, query, read, current).valeurs.map((value) => ({
				quoi: [value.ligne, value.colonne].filter((word) => word !== '').join(', '),
				avant: value.avant,
				apres: value.apres,
				ecart: value.ecart === null ? '' : signedEuros(value.ecart),
				versions: []
			}));
		case 'etapes':
			return changeRows(db, query, stageChanges(db, query, read, current), current);
		case 'lignes':
			return listingRows(db, query, read, current);
		case 'ligne':
			return changedLine(db, view.id, read, current);
		case 'sources':
			return sourceRows(db, read, current);
		case 'vocabulaires':
			return vocabularyRows(db, read, current);
		case 'rien':
			return [];
	}
}

/** A dispositif named by a path is read wherever it stands; without one, the perimeter asked. */
function stageChanges(db: Database, query: Query, read: number, current: number): PairChange[] {
	const named = query.dispositif.length > 0 && !query.donnes.has('perimetre');
	const perimetres = named ? (['coeur', 'contexte'] as const) : [query.perimetre];
	return perimetres.flatMap((perimetre) =>
		changesAtStages(db, { ...query, perimetre }, ETAPES, read, current)
	);
}

/** Changed amounts in words. With forms asked, theirs; else the whole amount, or its split when the whole has not moved. */
export function changeRows(
	db: Database,
	query: Pick<Query, 'forme'>,
	changes: readonly PairChange[],
	version: number
): BandRow[] {
	const reference = readReference(db, version);
	const labels = new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const formes = new Map(reference.formes.map((row) => [row.code, labelOf(row).toLowerCase()]));
	const formeWords = (forme: Forme) =>
		forme === 'NV'
			? tr('non attribué', 'not attributed')
			: forme === 'MULTI'
				? tr('plusieurs formes sans partage publié', 'several forms without a published split')
				: (formes.get(forme) ?? forme);
	const none = tr('aucun montant', 'no amount');
	return changes.flatMap((change): BandRow[] => {
		const read = stageWords(change.avant.etape, change.apres.etape);
		const stage = read === '' && change.demande !== 'prevu' ? LIBELLES.etapeCourte[change.demande] : read;
		const place = `${labels.get(change.dispositif) ?? change.dispositif}, ${change.exercice}${stage === '' ? '' : ` (${stage})`}`;
		const versions = change.causes.map((cause) => cause.version);
		const whole = {
			quoi: place,
			avant: valueWords(change.avant),
			apres: valueWords(change.apres),
			ecart: change.difference === null ? '' : signedEuros(change.difference),
			versions
		};
		const moved = whole.avant !== whole.apres || change.avant.etape !== change.apres.etape;
		if (moved && query.forme.length === 0) return [whole];
		const parts = change.formes.filter((part) => part.quoi !== 'bornes');
		if (parts.length === 0) return [{ ...boundsRow(change, place), versions }];
		return parts.map((part) => ({
			quoi: `${place}, ${formeWords(part.forme)}`,
			avant: part.avant.centimes === null ? none : valueWords(part.avant),
			apres: part.apres.centimes === null ? none : valueWords(part.apres),
			ecart: part.difference === null ? '' : signedEuros(part.difference),
			versions
		}));
	});
}

/** Only what forms might have received has changed (R8). */
function boundsRow(change: PairChange, place: string): Omit<BandRow, 'versions'> {
	const [first] = change.formes;
	const top = (state: PairChange['avant']) =>
		state.bornes.haut === null
			? tr('inconnue', 'unknown')
			: valueWords({ centimes: state.bornes.haut, statut: 'publie' });
	const one = change.formes.length === 1;
	return {
		quoi: `${place}, ${one ? tr('borne haute d’une forme', 'upper bound of one form') : tr('borne haute des formes', 'upper bound of the forms')}`,
		avant: first ? top(first.avant) : '',
		apres: first ? top(first.apres) : '',
		ecart: ''
	};
}

/** « 0 ligne », « 1 ligne », « 2 lignes »; in English “no line”, “1 line”, “2 lines”. */
function counted(count: number, one: string, many: string): string {
	const number = tr(formatCount(count), count === 0 ? 'no' : formatCount(count));
	return `${number} ${count < 2 ? one : many}`;
}

function listingRows(db: Database, query: Query, read: number, current: number): BandRow[] {
	const { venues, parties } = linesMoved(db, query, read, current);
	const [before, after] = [read, current].map((v) => listLines(db, { ...query, v, page: 1 }, 1).totals);
	const key = (total: { etape: string; nature: string }) => `${total.etape} ${total.nature}`;
	const keys = new Set([...(before ?? []), ...(after ?? [])].map(key));
	const sums = [...keys].flatMap((id): BandRow[] => {
		const [was, is] = [before?.find((row) => key(row) === id), after?.find((row) => key(row) === id)];
		const row = is ?? was;
		if (!row || (was?.centimes === is?.centimes && was?.comptees === is?.comptees)) return [];
		const nature = row.nature === 'np' ? LIBELLES.nature.np : row.nature.toUpperCase();
		const words = (total: typeof was) =>
			total === undefined
				? tr('aucune ligne', 'no line')
				: valueWords({ centimes: total.centimes, statut: 'publie' });
		return [
			{
				quoi: `${tr('Lignes comptées', 'Lines counted')}, ${LIBELLES.etapeCourte[row.etape]}, ${nature}`,
				avant: words(was),
				apres: words(is),
				ecart: signedEuros((is?.centimes ?? 0) - (was?.centimes ?? 0)),
				versions: []
			}
		];
	});
	if (venues + parties === 0) return sums;
	return [
		{
			quoi: tr('Lignes de cette liste', 'Lines of this list'),
			avant: tr(
				counted(parties, 'ligne n’y est plus', 'lignes n’y sont plus'),
				counted(parties, 'line is no longer there', 'lines are no longer there')
			),
			apres: tr(
				counted(venues, 'ligne y est entrée', 'lignes y sont entrées'),
				counted(venues, 'line has come in', 'lines have come in')
			),
			ecart: '',
			versions: []
		},
		...sums
	];
}

function sourceRows(db: Database, read: number, current: number): BandRow[] {
	const [before, after] = [read, current].map(
		(version) => new Map(sourcesInUse(db, version).map((source) => [source.id, source]))
	);
	const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
	const words = (count: number | undefined) =>
		count === undefined
			? tr('absente', 'absent')
			: tr(counted(count, 'ligne', 'lignes'), counted(count, 'line', 'lines'));
	return [...ids].flatMap((id): BandRow[] => {
		const [was, is] = [before?.get(id), after?.get(id)];
		const [avant, apres] = [words(was?.lines), words(is?.lines)];
		const told = JSON.stringify(was?.row) === JSON.stringify(is?.row);
		if (avant === apres && told) return [];
		const title = is?.row?.titre ?? was?.row?.titre ?? id;
		return [
			{
				quoi: told ? title : `${title} (${tr('sa description', 'its description')})`,
				avant,
				apres,
				ecart: '',
				versions: []
			}
		];
	});
}

const VOCABULAIRES = ['formes', 'dispositifs', 'nomenclature', 'couverture', 'cles', 'ipc'] as const;
const VOCABULAIRES_EN_MOTS = inBoth<(typeof VOCABULAIRES)[number], string>(
	{
		formes: 'Formes de traite',
		dispositifs: 'Dispositifs',
		nomenclature: 'Nomenclature',
		couverture: 'Couverture',
		cles: 'Clés de répartition',
		ipc: 'Indice des prix'
	},
	{
		formes: 'Forms of trafficking',
		dispositifs: 'Schemes',
		nomenclature: 'Nomenclature',
		couverture: 'Coverage',
		cles: 'Allocation keys',
		ipc: 'Price index'
	}
);

function vocabularyRows(db: Database, read: number, current: number): BandRow[] {
	const [before, after] = [readReference(db, read), readReference(db, current)];
	return VOCABULAIRES.flatMap((name): BandRow[] => {
		const texts = (rows: readonly unknown[]) => new Set(rows.map((row) => JSON.stringify(row)));
		const [was, is] = [texts(before[name]), texts(after[name])];
		const gone = [...was].filter((text) => !is.has(text)).length;
		const come = [...is].filter((text) => !was.has(text)).length;
		if (gone + come === 0) return [];
		const rows = (count: number, end: string) =>
			`${tr(counted(count, 'ligne', 'lignes'), counted(count, 'row', 'rows'))} ${end}`;
		return [
			{
				quoi: VOCABULAIRES_EN_MOTS[name],
				avant: rows(gone, tr('d’avant', 'from before')),
				apres: rows(come, tr('d’après', 'from after')),
				ecart: '',
				versions: []
			}
		];
	});
}
