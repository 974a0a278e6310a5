import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { FORMES_ATTRIBUEES, isAbsence, isNonAttribuee } from '#lib/domain/vocabulary.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { FigureId } from '#lib/figures/figures.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { unnamedPoste } from '#lib/server/analysis/counted/place-name.ts';
import { sumOf } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { headName } from '#lib/words/dispositifs.ts';
import { amountPhrase, type AmountPhrase } from '#lib/words/phrase/amount-phrase.ts';
import { formePhrase } from '#lib/words/phrase/forme-phrase.ts';
import { phraseNote, type NotePiece } from '#lib/words/phrase/phrase-note.ts';
import type { Sentence } from '#lib/words/scope.ts';
import { pointLines, type PointLines } from './point-lines.server.ts';
import { pointMoney, type PointMoney } from './point-money.server.ts';

/** A phrase to quote, its note, and where its picture and its lines are. */
export interface PhraseToCopy {
	/** The year told, or the years. */
	readonly quand: string;
	readonly phrase: string;
	readonly note: readonly NotePiece[];
	/** `null` where it has none, or where its lines are the page. */
	readonly image: string | null;
	readonly lignes: string | null;
	/** The other years that can be told, each with its address. */
	readonly annees: readonly { readonly exercice: number; readonly adresse: string }[];
}

/** Where a phrase is quoted from: its figure, and the page that tells it, as paths. */
export interface PhrasePlace {
	readonly figure: FigureId;
	/** The address of the page that tells it at a version, in French. */
	readonly adresse: (v: number) => string;
	readonly origin: string;
}

/** The lines of a phrase: a list of lines shows every stage, nature and perimeter until the address asks for one. */
function linesAddress({ query }: PointMoney, forme: Query['forme']): string {
	const written = writeQuery(query, { forme: [...forme], page: 1 });
	const params = new URLSearchParams(written);
	for (const name of ['etape', 'nature', 'perimetre'] as const) params.set(name, query[name]);
	return `/lignes?${params.toString().replaceAll('%2C', ',')}`;
}

/** Of all the money of a year, or of a scheme: what has a form, form by form, and what has none. */
function formsOf(
	evidence: readonly Cell[],
	point: DataPoint,
	cells: readonly Cell[]
): AmountPhrase['formes'] {
	if (point.formes !== undefined || point.poste !== undefined || cells.length === 0) return null;
	const named = evidence.filter(({ forme, centimes }) => !isNonAttribuee(forme) && centimes !== 0);
	const open = evidence.filter(({ forme }) => isNonAttribuee(forme));
	return {
		codes: FORMES_ATTRIBUEES.filter((code) => named.some(({ forme }) => forme === code)),
		centimes: sumOf(named),
		ouvert: sumOf(open)
	};
}

function sentenceOf({ reading, cells, centimes, statut, formes }: PointMoney, point: DataPoint): Sentence {
	const { exercice, dispositif, poste } = point;
	const scopeOf = (own: readonly Cell[]) =>
		scopeOfReading(reading, { exercices: [exercice], toutesFormes: true, cells: own });
	if (formes !== null && poste === undefined) {
		const mine = reading.evidence.filter(({ forme }) => (formes.codes as readonly string[]).includes(forme));
		return formePhrase({
			formes: formes.codes,
			year: { exercice, bornes: formes.bornes },
			open: sumOf(formes.ouvert),
			scope: scopeOf(mine),
			openScope: scopeOf(formes.ouvert)
		});
	}
	const row = reading.selection.reference.dispositifs.find(({ id }) => id === dispositif);
	const named = [
		row ? headName(labelOf(row)) : '',
		poste === undefined ? '' : poste === '' ? unnamedPoste() : headName(poste)
	];
	return amountPhrase({
		exercice,
		centimes,
		sujet: named.filter((name) => name !== '').join(', '),
		rien: isAbsence(statut) ? statut : null,
		deduit: statut === 'deduit',
		sansForme: point.formes !== undefined && formes === null && reading.selection.query.perimetre === 'coeur',
		scope: scopeOf(cells),
		formes: formsOf(reading.evidence, point, cells)
	});
}

/** The note of a phrase: its documents, then the version of the data and the address that never changes. */
export const noteOf = (
	db: Database,
	version: number,
	{ documents, autres }: Pick<PointLines, 'documents' | 'autres'>,
	adresse: string
): NotePiece[] =>
	phraseNote({
		...{ documents, others: autres, version, adresse },
		date: readVersion(db, version)?.createdAt.slice(0, 10) ?? ''
	});

/** The phrase of a point whose money and lines are read. */
export function phraseOf(
	db: Database,
	money: PointMoney,
	lines: PointLines,
	point: DataPoint,
	{ figure, adresse, origin }: PhrasePlace
): PhraseToCopy {
	const { query, reading, formes, cells } = money;
	const { version } = reading.selection;
	// What might be of a form is what its page lists where it has none of its own.
	const listed = formes === null ? (point.formes ?? []) : cells.length > 0 ? formes.codes : (['NV'] as const);
	return {
		quand: String(point.exercice),
		phrase: sentenceOf(money, point),
		note: noteOf(db, version, lines, `${origin}${tr('', '/en')}${adresse(version)}`),
		image: `/figures/${figure}.png${writeQuery(query, { de: undefined, a: undefined, page: 1 })}`,
		lignes: linesAddress(money, listed),
		annees: []
	};
}

/** The phrase about a point of a figure, to be quoted with its note. Throws as `select` does. */
export function pointPhrase(db: Database, query: Query, point: DataPoint, place: PhrasePlace): PhraseToCopy {
	const money = pointMoney(db, query, point);
	return phraseOf(db, money, pointLines(db, money, point), point, place);
}
