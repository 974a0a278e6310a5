import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, typeset, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { formatDay } from '#lib/words/dates.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { told } from '#lib/words/scope-words.ts';
import type {
	Genre,
	readableExecutions,
	TransparencyBlock,
	TransparencyCell,
	WrittenAt
} from './read.server.ts';
import { moneyRead, waitingLines } from '#lib/figures/notes.server.ts';

const GENRES_FR: Readonly<Record<Genre, string>> = {
	publie: 'publié',
	partiel: 'publié en partie',
	deduit: 'déduit par nous',
	annonce: 'annoncé ou dit',
	zero: 'zéro publié',
	non_publie: 'non publié : le document lu ne l’isole pas',
	non_trouve: 'cherché, non trouvé par nous',
	absent: 'pas cherché',
	sans_objet: 'sans objet',
	non_importe: 'en quarantaine'
};

const GENRES_EN: Readonly<Record<Genre, string>> = {
	publie: 'published',
	partiel: 'partly published',
	deduit: 'deduced by us',
	annonce: 'announced or said',
	zero: 'published zero',
	non_publie: 'not published: the document read does not isolate it',
	non_trouve: 'searched for, not found by us',
	absent: 'not searched for',
	sans_objet: 'not applicable',
	non_importe: 'in quarantine'
};

/** What each kind of cell is, in a table. */
export const genresEnMots = (): Readonly<Record<Genre, string>> => tr(GENRES_FR, GENRES_EN);

type Executions = ReturnType<typeof readableExecutions>;

/** The finding of the page: of the amounts spent that one should be able to read, those in our sources, and the others. */
export function transparencyFinding(scope: Scope, executions: Executions): Sentence {
	const { attendues, presentes, deduites, nonTrouvees, nonPubliees } = executions;
	const rest = attendues - presentes - deduites - nonTrouvees - nonPubliees;
	const say = (french: string, english: string) => told(scope, tr(french, english));
	if (attendues === 0)
		return say(
			fr`Aucune exécution n'est à lire dans ce choix`,
			'There is no amount spent to be read in this choice'
		);
	if (presentes === attendues)
		return attendues === 1
			? say(
					fr`La seule exécution attendue est dans nos sources`,
					'The only amount spent expected is in our sources'
				)
			: say(
					fr`Les ${attendues} exécutions attendues sont toutes dans nos sources`,
					`${attendues === 2 ? 'Both' : `All ${attendues}`} amounts spent expected are in our sources`
				);
	const were = (count: number) => (count === 1 ? 'was' : 'were');
	const others = [
		[
			nonTrouvees,
			fr`cherchées et non trouvées par nous`,
			`${were(nonTrouvees)} searched for and not found by us`
		],
		[
			nonPubliees,
			fr`non isolées par le document lu`,
			`${were(nonPubliees)} not isolated by the document read`
		],
		[deduites, fr`déduites par nous`, `${were(deduites)} deduced by us`],
		[rest, fr`pas encore cherchées`, `${were(rest)} not searched for yet`]
	] as const;
	const kinds = others.filter(([count]) => count > 0);
	const french = kinds.map(
		([count, words]) => `${count}\u00A0${count === 1 ? words.replace(/(ée|ite)s\b/g, '$1') : words}`
	);
	const english = kinds.map(([count, , words]) => `${count} ${words}`);
	const found =
		presentes === 0
			? ['aucune n’est', 'none is']
			: [
					`${presentes}\u00A0${presentes === 1 ? 'est' : 'sont'}`,
					`${presentes} ${presentes === 1 ? 'is' : 'are'}`
				];
	return say(
		fr`Sur ${attendues} exécutions attendues (un dispositif, une année), ${found[0] ?? ''} dans nos sources ; ${enumerate(french)}`,
		`Of ${attendues} amounts spent expected (one scheme, one year), ${found[1] ?? ''} in our sources; ${enumerate(english)}`
	);
}

/** Of the executions found, those that are only a part of the amount; `null` when all are whole. */
function partialSentence({ presentes, partielles }: Executions): string | null {
	if (partielles === 0) return null;
	if (language() === 'en') {
		const part = 'only a part of the amount.';
		if (presentes === 1) return `It gives ${part}`;
		if (partielles === presentes) return `${presentes === 2 ? 'Both' : 'All'} give ${part}`;
		return `Of the ${presentes} found, ${partielles === 1 ? 'one gives' : `${partielles} give`} ${part}`;
	}
	const part = "qu'une partie du montant.";
	if (presentes === 1) return typeset(`Elle ne donne ${part}`);
	if (partielles === presentes) return typeset(`Toutes ne donnent ${part}`);
	return typeset(
		`Des ${presentes}\u00A0exécutions trouvées, ${partielles === 1 ? 'une ne donne' : `${partielles}\u00A0ne donnent`} ${part}`
	);
}

/** The dispositifs that have a word in public and nothing else, with the years of it. */
function saidOnly(blocks: readonly TransparencyBlock[]): string | null {
	const said = blocks.flatMap((block) => {
		const rows = block.rows.filter((row) => row.poste === '');
		const known = rows.filter((row) => row.cells.some((cell) => cell.centimes !== null));
		if (known.length === 0 || known.some((row) => row.etape !== 'annonce')) return [];
		const years = known.flatMap((row) =>
			row.cells.filter((cell) => cell.centimes !== null).map((cell) => cell.exercice)
		);
		return [`${block.libelle} (${yearRanges(years)})`];
	});
	if (said.length === 0) return null;
	const list = enumerate(said);
	return tr(
		fr`Dit en réunion, dans aucun document budgétaire : ${list}.`,
		`Said in a meeting, in no budget document: ${list}.`
	);
}

/** What follows the finding. */
export function transparencyDeck(blocks: readonly TransparencyBlock[], executions: Executions): string {
	const exists = tr('Ce qui existe, document par document.', 'What exists, document by document.');
	return [exists, partialSentence(executions), saidOnly(blocks)]
		.filter((sentence) => sentence !== null)
		.join(' ');
}

/** Title of the figure. */
export function transparencyTitle(scope: Scope, exercices: readonly number[]): Sentence {
	const [first, last] = [exercices[0], exercices.at(-1)];
	if (first === undefined || last === undefined)
		return told(
			scope,
			tr('Aucune ligne dans nos sources pour ce choix', 'No line in our sources for this choice')
		);
	return told(
		scope,
		first === last
			? tr(`Qui publie quoi, en ${first}`, `Who publishes what, in ${first}`)
			: tr(`Qui publie quoi, de ${first} à ${last}`, `Who publishes what, from ${first} to ${last}`)
	);
}

/** `2026-11` as « novembre 2026 »; a year alone or a full day too. */
export const sayDate = (iso: string): string => formatDay(iso);

/** Whether a date says the day, and not the month or the year alone. */
const isDay = (iso: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(iso);

/** Where and when a kind of nothing was established. */
export function searchSentence(cell: TransparencyCell): string {
	return language() === 'en' ? englishSearch(cell) : frenchSearch(cell);
}

function englishSearch({ genre, recherche }: TransparencyCell): string {
	if (recherche) {
		const { date, ou } = recherche;
		const verb = genre === 'sans_objet' ? 'Established' : 'Searched for';
		return `${verb} ${isDay(date) ? 'on' : 'in'} ${sayDate(date)}: ${ou}.`;
	}
	if (genre === 'absent') return 'None of our sources gives it, no dated search is recorded.';
	return genre === 'sans_objet' ? 'The nomenclature does not have it that year.' : '';
}

function frenchSearch({ genre, recherche }: TransparencyCell): string {
	if (recherche) {
		const verb = genre === 'sans_objet' ? 'Établi' : 'Cherché';
		const { date, ou } = recherche;
		return typeset(`${verb} ${isDay(date) ? 'le' : 'en'} ${sayDate(date)} : ${ou}.`);
	}
	if (genre === 'absent')
		return 'Aucune de nos sources ne le donne, aucune recherche datée n’est enregistrée.';
	return genre === 'sans_objet' ? 'La nomenclature ne le connaît pas cette année-là.' : '';
}

/** The rows that wait in quarantine, and what could be read of their money. */
export const waitingSentence = (waiting: QuarantinedMoney): string =>
	`${waitingLines(waiting.lignes)}, ${moneyRead(waiting)}.`;

/** The grades of a cell with their meaning. */
export const gradeWords = (cell: Pick<TransparencyCell, 'preuves'>): string =>
	cell.preuves.map((preuve) => `${preuve} (${LIBELLES.preuve[preuve]})`).join(', ');

const otherValues = (others: readonly string[]) =>
	tr(
		fr`${others.length === 1 ? 'Autre valeur publiée' : 'Autres valeurs publiées'} : ${enumerate(others)}.`,
		`${others.length === 1 ? 'Other published value' : 'Other published values'}: ${enumerate(others)}.`
	);

/** All that a cell says. `place` is « BOP 137, LFI 2017 ». */
export function cellSentence(cell: TransparencyCell, place: string): string {
	const waiting = cell.attente ? waitingSentence(cell.attente) : null;
	if (cell.centimes === null) return waiting ?? searchSentence(cell);
	const amount = formatEuros(cell.centimes);
	const others = cell.autres.map(formatEuros);
	const said = `${cell.partielle ? tr('au moins ', 'at least ') : ''}${cell.genre === 'zero' ? tr('zéro publié', 'published zero') : amount}`;
	return [
		tr(fr`${place} : ${said}.`, `${place}: ${said}.`),
		cell.preuves.length === 0
			? tr('Sans preuve indiquée.', 'No evidence stated.')
			: tr(fr`Preuve ${gradeWords(cell)}.`, `Evidence ${gradeWords(cell)}.`),
		others.length > 0
			? otherValues(others)
			: cell.concurrente
				? tr('D’autres valeurs sont publiées pour un détail.', 'Other values are published for a detail.')
				: null,
		waiting
	]
		.filter((sentence) => sentence !== null)
		.join(' ');
}

/** Where a dispositif is written: short for the line of the matrix, and in full. */
export function writtenWords({ programme, actions, note }: WrittenAt): { texte: string; phrase: string } {
	const [first = ''] = note.split(/\s*[;.]/);
	const place =
		actions.length === 0
			? `programme ${programme}`
			: `programme ${programme}, ${actions.length === 1 ? 'action' : 'actions'} ${enumerate(actions)}`;
	if (first === '') return { texte: place, phrase: typeset(place) };
	return { texte: typeset(lowerFirst(first)), phrase: typeset(note) };
}
