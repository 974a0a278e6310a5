import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, lowerFirst, upperFirst } from '#lib/domain/typography.ts';
import { isAbsence, LIBELLES, PREUVES, type Forme } from '#lib/domain/vocabulary.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import { nameOf, noAmountFound, statusWords } from '#lib/figures/shell/words.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { placeName, unnamedPoste } from '#lib/server/analysis/counted/place-name.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import type { ListedLine } from '#lib/server/analysis/lines/lines.ts';
import { sumOf } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { formatDay } from '#lib/words/dates.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { publishedValues, statusWords as becameOf, whyRetained } from '#lib/words/published-values.ts';
import { boundsSentence, meaningOf } from '#lib/words/phrase/sheet-words.ts';
import { documentsOf, pointLines, type PointLines } from './point-lines.server.ts';
import { pointMoney, type PointMoney } from './point-money.server.ts';
import { phraseOf, type PhrasePlace, type PhraseToCopy } from './point-phrase.server.ts';

/** A line as a sheet tells it. Cents of current euros, as its source publishes them. */
export interface SheetLine {
	readonly id: number;
	readonly dispositif: { readonly id: string; readonly nom: string; readonly court: string };
	/** As published, in French; `''` when the source names none. */
	readonly poste: string;
	readonly etape: string;
	readonly etapeCourte: string;
	readonly nature: string;
	/** Its grade; `–` where none is said. */
	readonly grade: string;
	/** The same in words, then how its form is known. */
	readonly preuve: string;
	readonly centimes: number;
	readonly document: CitedDocument | null;
}

/** Another published value of a line of the sheet (R4), and what became of it. */
export interface SheetValue {
	readonly line: number;
	readonly source: string;
	readonly centimes: number;
	readonly preuve: string;
	readonly statut: string;
	readonly retenue: boolean;
}

/** All that is known of a point of a figure. */
export interface Sheet {
	readonly nom: string;
	readonly exercice: number;
	/** The form whose sign stands before the name; `null` where it is of no form in particular. */
	readonly forme: Forme | null;
	/** `null` when nothing counts: `rien` says which nothing it is (R10). */
	readonly centimes: number | null;
	readonly auMoins: boolean;
	readonly rien: string;
	/** What the amount is, or what there may be where none is identified. */
	readonly sens: string;
	/** Where and when it was looked for, where nothing was found. */
	readonly recherche: { readonly date: string; readonly ou: string } | null;
	readonly lignes: readonly SheetLine[];
	/** The lines are of money of no single form that might be its, told in the other panels too. */
	readonly possibles: boolean;
	/** What a published total leaves that no line of the sheet is (R3), and the line of that total. */
	readonly nonDetaille: { readonly centimes: number; readonly line: number | null } | null;
	/** Why the lines do not add up to the amount. */
	readonly reste: string;
	readonly autres: boolean;
	/** What the grades of the lines mean: « B : rapport parlementaire ». */
	readonly preuves: readonly string[];
	readonly documents: readonly CitedDocument[];
	readonly valeurs: readonly SheetValue[];
	readonly pourquoi: readonly string[];
	readonly phrase: PhraseToCopy;
}

/** Most lines that a sheet tells: it says how many more the list has. */
const TOLD = 12;
/** Most contested lines of which a sheet tells the other values. */
const CONTESTED = 4;

function nameOfPoint(
	{ reading, query }: PointMoney,
	{ dispositif, poste, formes, etape }: DataPoint
): string {
	const { reference } = reading.selection;
	const labels = Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]));
	const row = reference.dispositifs.find(({ id }) => id === dispositif);
	const open = formes?.includes('NV') === true;
	const names = [
		row ? labelOf(row) : '',
		poste === undefined ? '' : poste === '' ? unnamedPoste() : poste,
		formes === undefined
			? ''
			: open
				? nameOf(query.perimetre === 'contexte' ? 'CONTEXTE' : 'NV')
				: enumerate(formes.map((forme) => nameOf(forme, labels))),
		etape === undefined ? '' : LIBELLES.etape[etape]
	].filter((name) => name !== '');
	const [first = tr('Toutes formes', 'All forms'), ...rest] = names;
	return upperFirst([first, ...rest.map(lowerFirst)].join(', '));
}

function told(db: Database, version: number, money: PointMoney, line: ListedLine): SheetLine {
	const { reference } = money.reading.selection;
	const row = reference.dispositifs.find(({ id }) => id === line.dispositif);
	const grade = line.preuve
		? `${line.preuve}, ${LIBELLES.preuve[line.preuve]}`
		: tr('non indiquée', 'not stated');
	return {
		id: line.id,
		dispositif: {
			id: line.dispositif,
			nom: row ? labelOf(row) : line.dispositif,
			court: shortNames(reference.dispositifs)(line.dispositif)
		},
		poste: line.poste ?? line.libelle ?? placeName({ poste: '', niveau: line.niveau }),
		etape: LIBELLES.etape[line.etape],
		etapeCourte: LIBELLES.etapeCourte[line.etape],
		grade: line.preuve ?? '–',
		nature: LIBELLES.nature[line.nature],
		preuve: line.attribution
			? `${grade}. ${tr('Forme', 'Form')}${tr('\u00A0: ', ': ')}${LIBELLES.attribution[line.attribution]}`
			: grade,
		centimes: line.centimes,
		document: documentsOf(db, version, [line])[0] ?? null
	};
}

/** The other published values of the lines of a sheet, and why each retained one is. */
function rivals(db: Database, version: number, lines: readonly ListedLine[], money: PointMoney) {
	const { sources } = money.reading.selection.reference;
	const nameOfSource = (id: string) => {
		const row = sources.find((source) => source.id === id);
		return row ? `${row.editeur}, ${row.titre}` : id;
	};
	const stories = lines
		.filter(({ concurrente }) => concurrente)
		.slice(0, CONTESTED)
		.flatMap(({ id }) => lineStory(db, id, version) ?? []);
	return {
		valeurs: stories.flatMap((story) =>
			publishedValues(story).map((value): SheetValue => ({
				line: value.lines[0] ?? story.id,
				source: nameOfSource(value.source),
				centimes: value.centimes,
				preuve: value.preuve ?? '–',
				statut: becameOf(value.statut),
				retenue: value.statut === 'retenue'
			}))
		),
		pourquoi: stories.flatMap((story) => whyRetained(story) ?? [])
	};
}

/** Where what is missing was looked for, of one scheme at one stage. */
function searchOf({ reading, centimes, query }: PointMoney, { dispositif, exercice, poste }: DataPoint) {
	if (centimes !== null || dispositif === undefined) return null;
	const row = reading.selection.reference.recherches.find(
		(one) =>
			one.dispositif === dispositif &&
			one.exercice === exercice &&
			one.etape === query.etape &&
			one.poste === (poste ?? '')
	);
	return row ? { date: formatDay(row.date), ou: tr(row.ou, row.ou_en || row.ou) } : null;
}

/** What of some money a published total leaves once its details are taken off, in cents. */
const undetailedOf = (cells: PointMoney['cells']) =>
	cells.reduce((sum, { nonDetaille }) => sum + nonDetaille, 0);

/** Why the lines do not add up to the amount; `''` where they do. */
function restOf({ centimes, cells, query }: PointMoney, { comptees, autres }: PointLines): string {
	if (centimes === null || autres || comptees.length === 0) return '';
	const lines = comptees.reduce((sum, line) => sum + line.centimes, 0);
	if (lines + undetailedOf(cells) === centimes) return '';
	if (query.euros === 'constants')
		return tr(
			'Les lignes sont en euros de leur année\u00A0; le montant est en euros constants.',
			'The lines are in euros of their year; the amount is in constant euros.'
		);
	return tr(
		'Les lignes sont entières\u00A0: seule une part de leur argent compte ici.',
		'The lines are whole: only a part of their money counts here.'
	);
}

/** The sheet of a point of a figure. Throws as `select` does. */
export function sheetOf(db: Database, asked: Query, point: DataPoint, place: PhrasePlace): Sheet {
	const money = pointMoney(db, asked, point);
	const lines = pointLines(db, money, point);
	const { reading, cells, centimes, statut, formes } = money;
	const { version } = reading.selection;
	const scope = scopeOfReading(reading, { exercices: [point.exercice], toutesFormes: true, cells });
	const [forme, ...more] = point.formes ?? [];
	const shown = lines.possibles.length > 0 ? lines.possibles : lines.comptees;
	const known = reading.cells.length > 0 && formes !== null;
	return {
		nom: nameOfPoint(money, point),
		exercice: point.exercice,
		forme:
			forme === undefined ? null : point.formes?.includes('NV') ? 'NV' : more.length > 0 ? 'AUTRE' : forme,
		centimes,
		auMoins: centimes !== null && scope.auMoins,
		rien: isAbsence(statut) ? (known ? noAmountFound() : statusWords(statut)) : noAmountFound(),
		sens:
			centimes === null
				? known
					? boundsSentence(formes.bornes, sumOf(formes.ouvert))
					: ''
				: meaningOf(
						scope,
						centimes,
						formes === null
							? point.formes === undefined || scope.perimetre === 'contexte'
								? 'tout'
								: 'sans-forme'
							: formes.codes.length > 1
								? 'formes'
								: 'forme'
					),
		recherche: searchOf(money, point),
		lignes: shown.slice(0, TOLD).map((line) => told(db, version, money, line)),
		possibles: lines.possibles.length > 0,
		nonDetaille:
			undetailedOf(cells) === 0 || lines.comptees.length === 0
				? null
				: { centimes: undetailedOf(cells), line: lines.totaux[0]?.id ?? null },
		reste: restOf(money, lines),
		autres: lines.autres || shown.length > TOLD,
		preuves: PREUVES.filter((grade) => shown.some(({ preuve }) => preuve === grade)).map(
			(grade) => `${grade}${tr('\u00A0: ', ': ')}${LIBELLES.preuve[grade]}`
		),
		documents: documentsOf(db, version, shown.slice(0, TOLD)),
		...rivals(db, version, [...lines.totaux, ...shown], money),
		phrase: phraseOf(db, money, lines, point, place)
	};
}
