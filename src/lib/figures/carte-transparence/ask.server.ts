import type {
	CarteTransparenceData,
	CountRow,
	ExactRow,
	MatrixBlock,
	MatrixCell,
	MatrixGroup
} from './data.ts';
import { symbolOf, unitFor, writeIn, type Unit } from '#lib/drawing/unit.ts';
import { AU_MOINS, breakSentence } from '#lib/figures/shell/words.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { noteOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, lowerFirst, typeset, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { ETAPES, LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { Scope } from '#lib/words/scope.ts';
import { measured } from '#lib/words/scope-words.ts';
import { staffWords } from '#lib/words/staff.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { sheetAddresses, writeDataPoint, type DataPoint } from '#lib/figures/shell/data-point.ts';
import type { Database } from '#lib/server/store/database.ts';
import {
	GENRES,
	transparency,
	type Transparency,
	type TransparencyBlock,
	type TransparencyCell,
	type TransparencyRow
} from './read.server.ts';
import { natureEnTitre, sourceLine } from '#lib/figures/notes.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { cellSentence, searchSentence, transparencyTitle, waitingSentence, writtenWords } from './finding.ts';

type Unites = Readonly<Record<Unit['symbol'], string>>;

const UNITES_FR: Unites = {
	'Md€': 'milliards d’euros',
	'M€': 'millions d’euros',
	'k€': 'milliers d’euros',
	'€': 'euros'
};

const UNITES_EN: Unites = {
	'Md€': 'billions of current euros',
	'M€': 'millions of current euros',
	'k€': 'thousands of current euros',
	'€': 'current euros'
};

const stageName = (etape: Etape) => upperFirst(LIBELLES.etapeCourte[etape]);

interface Drawing {
	readonly figure: Transparency;
	readonly unit: Unit;
	readonly names: ReadonlyMap<string, string>;
}

function drawCell(
	drawing: Drawing,
	block: TransparencyBlock,
	row: TransparencyRow,
	cell: TransparencyCell
): MatrixCell {
	const { exercice, genre, centimes, partielle, concurrente, attente } = cell;
	const part = row.poste === '' ? '' : `, ${row.poste}`;
	const place = `${block.libelle}${part}, ${LIBELLES.etapeCourte[row.etape]} ${exercice}`;
	const { query } = drawing.figure.selection;
	const point: DataPoint = {
		...{ exercice, dispositif: block.dispositif, etape: row.etape },
		...(row.poste === '' ? {} : { poste: row.poste })
	};
	const sheets = sheetAddresses('carte-transparence', new URLSearchParams(writeQuery(query, { page: 1 })));
	return {
		point,
		exercice,
		genre,
		centimes,
		texte: centimes === null ? '' : `${partielle ? AU_MOINS : ''}${writeIn(drawing.unit, centimes)}`,
		partielle,
		concurrente,
		attente: attente !== null,
		phrase: cellSentence(cell, place),
		lien: centimes !== null ? sheets(writeDataPoint(point)) : attente === null ? null : '/verifier#versions'
	};
}

function drawBlock(drawing: Drawing, block: TransparencyBlock): MatrixBlock {
	const titre = typeset(drawing.names.get(block.dispositif) ?? block.libelle);
	const rest = typeset(block.libelle)
		.slice(titre.length)
		.replace(/^(?:,|\s?:) /, '');
	const postes = [...new Set(block.rows.map((row) => row.poste))];
	return {
		id: block.dispositif,
		titre,
		sousTitre: rest === '' ? block.ministere : upperFirst(rest),
		lien: `/lignes?dispositif=${block.dispositif}`,
		inscriptions: block.inscriptions.map((item) => ({ de: item.de, a: item.a, ...writtenWords(item) })),
		groupes: postes.map((poste): MatrixGroup => ({
			titre: poste === '' ? null : tr(`dont ${poste}`, `of which ${poste}`),
			rows: block.rows
				.filter((row) => row.poste === poste)
				.map((row) => ({
					id: `${row.etape} ${poste}`,
					etape: stageName(row.etape),
					cells: row.cells.map((cell) => drawCell(drawing, block, row, cell))
				}))
		})),
		ruptures: [...new Set(block.ruptures.map((item) => item.apres))].sort((a, b) => a - b)
	};
}

/** What the figure measures, in which unit. */
function subtitle({ selection }: Transparency, unit: Unit): string {
	const nature = natureEnTitre(selection.query.nature);
	const staff = staffWords(selection.dispositifs);
	const measure = staff === null ? nature : `${nature}, ${staff}`;
	return tr(
		fr`Montants en ${UNITES_FR[unit.symbol]} courants, ${measure}, par dispositif et par étape. Les annonces figurent là où il y en a eu, ou quand aucun document budgétaire n'isole la traite.`,
		`Amounts in ${UNITES_EN[unit.symbol]}, ${measure}, by scheme and by stage. Announcements appear where there were any, or when no budget document isolates trafficking.`
	);
}

/** Short names of the dispositifs: their labels up to the first comma or colon, whole where two would be the same. */
function shortNames(blocks: readonly TransparencyBlock[]): Map<string, string> {
	const short = blocks.map(({ libelle }) => libelle.split(/(?:,| ?:) /)[0] ?? libelle);
	return new Map(
		blocks.map(({ dispositif, libelle }, index) => {
			const name = short[index] ?? libelle;
			return [dispositif, short.filter((other) => other === name).length > 1 ? libelle : name];
		})
	);
}

function breakNotes(block: TransparencyBlock): string[] {
	return block.ruptures.map(({ apres, avant, texte, comparable }) => {
		const said = lowerFirst(breakSentence(texte, comparable));
		return tr(
			fr`Rupture entre ${avant} et ${apres} : ${said}`,
			`Break between ${avant} and ${apres}: ${said}`
		);
	});
}

/** The reasons of partial coverage, each with its years; those that a break already gives are not said twice. */
function partialNotes(block: TransparencyBlock, { selection }: Transparency): string[] {
	const partial = block.rows.flatMap((row) => row.cells.filter((cell) => cell.partielle));
	const years = [...new Set(partial.map((cell) => cell.exercice))].sort((a, b) => a - b);
	const notes = new Map<string, number[]>();
	for (const year of years) {
		const row = selection.reference.couverture.find(
			(item) => item.dispositif === block.dispositif && item.exercice === year
		);
		const note = row ? noteOf(row) : '';
		if (note !== '' && !block.ruptures.some((item) => item.texte === note))
			notes.set(note, [...(notes.get(note) ?? []), year]);
	}
	return [...notes].map(([note, own]) =>
		tr(
			fr`En partie (${yearRanges(own)}) : ${lowerFirst(note)}`,
			`In part (${yearRanges(own)}): ${lowerFirst(note)}`
		)
	);
}

function competingNotes(block: TransparencyBlock): string[] {
	return block.rows.flatMap((row) =>
		row.cells
			.filter((cell) => cell.autres.length > 0)
			.map((cell) => {
				const part = row.poste === '' ? '' : `${row.poste}, `;
				const place = `${part}${LIBELLES.etapeCourte[row.etape]} ${cell.exercice}`;
				const [amount, others] = [formatEuros(cell.centimes ?? 0), enumerate(cell.autres.map(formatEuros))];
				return tr(fr`◇ ${place} : ${amount} ; aussi ${others}.`, `◇ ${place}: ${amount}; also ${others}.`);
			})
	);
}

function notesOf(
	block: TransparencyBlock,
	titre: string,
	figure: Transparency
): CarteTransparenceData['notes'] {
	const notes = [...breakNotes(block), ...partialNotes(block, figure), ...competingNotes(block)];
	return notes.length === 0 ? [] : [{ titre, texte: notes.join(' ') }];
}

function counts(rows: readonly TransparencyRow[], etapes: readonly Etape[]): CountRow[] {
	return GENRES.map((genre) => ({
		genre,
		comptes: etapes.map((etape) =>
			rows
				.filter((row) => row.etape === etape)
				.reduce((count, row) => count + row.cells.filter((cell) => cell.genre === genre).length, 0)
		)
	})).filter((row) => row.comptes.some((count) => count > 0));
}

function exactRows(block: TransparencyBlock): ExactRow[] {
	return block.rows.flatMap((row) =>
		row.cells.map((cell) => ({
			dispositif: block.dispositif,
			poste: row.poste,
			etape: row.etape,
			exercice: cell.exercice,
			...{ centimes: cell.centimes, statut: cell.statut, preuves: cell.preuves },
			couverture: cell.couverture,
			autres: cell.autres,
			recherche:
				cell.centimes === null && !cell.attente
					? searchSentence(cell)
					: cell.attente
						? waitingSentence(cell.attente)
						: ''
		}))
	);
}

/** The map speaks of what is published, amount by amount: it adds nothing up, and its cells bear their own reserves. */
export const scopeOfMap = ({ reading }: Pick<Transparency, 'reading'>): Scope =>
	scopeOfReading(reading, { figure: 'carte-transparence', cells: [] });

/** The figure `carte-transparence` in words: what the matrix draws, every sentence computed from the data. */
export function drawCarteTransparence(figure: Transparency): CarteTransparenceData {
	const { blocks, selection } = figure;
	const portee = scopeOfMap(figure);
	const rows = blocks.flatMap((block) => block.rows);
	const amounts = rows.flatMap((row) => row.cells.map((cell) => Math.abs(cell.centimes ?? 0)));
	const unit = unitFor(Math.max(0, ...amounts));
	const etapes = ETAPES.filter((etape) => rows.some((row) => row.etape === etape));
	const names = shortNames(blocks);
	const empty = selection.exercices.length === 0;
	return {
		exercices: selection.exercices,
		blocs: empty ? [] : blocks.map((block) => drawBlock({ figure, unit, names }, block)),
		portee,
		titre: transparencyTitle(portee, selection.exercices),
		sousTitre: measured(portee, subtitle(figure, unit)),
		unite: symbolOf(unit),
		notes: blocks.flatMap((block) => notesOf(block, names.get(block.dispositif) ?? block.libelle, figure)),
		sources: sourceLine(
			selection,
			figure.sources,
			tr(
				fr`« Non publié » : le document qui devrait le donner, lu à une date connue, ne l'isole pas. « Non trouvé » : cherché, non trouvé par nous, ce qui ne dit pas qu'il n'est pas publié.`,
				'“Not published”: the document that should give it, read on a known date, does not isolate it. “Not found”: searched for, not found by us, which does not say that it is not published.'
			)
		),
		noms: Object.fromEntries(blocks.map(({ dispositif, libelle }) => [dispositif, libelle])),
		etapes: etapes.map(stageName),
		comptes: counts(rows, etapes),
		exact: blocks.flatMap(exactRows)
	};
}

/** What the figure shows for a query; `null` without a dispositif or a year. */
export function askCarteTransparence(db: Database, query: Query): CarteTransparenceData | null {
	const data = drawCarteTransparence(transparency(db, query));
	return data.blocs.length === 0 ? null : data;
}
