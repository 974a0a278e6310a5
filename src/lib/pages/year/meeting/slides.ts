import { tr } from '#lib/domain/language.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { noteInWords } from '#lib/figures/shell/figure-view.ts';
import { sourceLine } from '#lib/figures/shell/source-line.ts';
import type {
	Answer,
	Block,
	FigureBlock,
	QuestionsBlock,
	Section,
	SectionId,
	TableBlock,
	YearDossier
} from '#lib/pages/year/dossier/blocks.ts';
import { documentsOnce, type CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import {
	comparedTitle,
	documentsFinding,
	ofQuestions,
	questionsRange,
	reasonsTitle,
	rowsLeft
} from '#lib/words/year/dossier-words.ts';
import type { Fact } from '#lib/words/year/year-facts.ts';

/** What a slide shows under its claim: one thing. */
export type SlideBody =
	| { readonly genre: 'faits'; readonly faits: readonly Fact[] }
	| FigureBlock
	| TableBlock
	| { readonly genre: 'questions'; readonly groupes: readonly QuestionsBlock[] }
	| { readonly genre: 'liste'; readonly puces: readonly string[] }
	| { readonly genre: 'documents'; readonly documents: readonly CitedDocument[] };

/** A slide: one claim, what shows it, and what whoever presents has under their eyes. */
export interface Slide {
	readonly section: SectionId;
	/** What the part is about. */
	readonly rubrique: string;
	readonly titre: string;
	readonly corps: SlideBody;
	/** Who publishes what is shown, on a line. */
	readonly source: string;
	readonly documents: readonly CitedDocument[];
	readonly notes: readonly string[];
	readonly demandes: readonly Answer[];
}

/** The most that one slide holds, at a size that is read from the end of a room. */
const MOST = { rangs: 7, questions: 5, puces: 4, documents: 6, suites: 12, mots: 40 };

/** Signs that a slide of sentences holds. */
const SIGNS = 560;

/** Sentences by slides: few enough on each to be read at the back of the room. */
function* inSlides(sentences: readonly string[]): Generator<readonly string[]> {
	let group: string[] = [];
	for (const sentence of sentences) {
		const long = group.reduce((sum, one) => sum + one.length, sentence.length);
		if (group.length > 0 && (group.length >= MOST.puces || long > SIGNS)) {
			yield group;
			group = [];
		}
		group.push(sentence);
	}
	if (group.length > 0) yield group;
}

function* inGroups<T>(all: readonly T[], most: number): Generator<readonly T[]> {
	const groups = Math.ceil(all.length / most);
	const size = Math.ceil(all.length / Math.max(1, groups));
	for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** « Sénat, 2018 ; Direction du budget, 2017 »: who publishes some documents, on a line. */
export function publishers(documents: readonly CitedDocument[]): string {
	const all = [
		...new Set(
			documents.map(({ editeur, titre, date }) =>
				[editeur === '' ? titre : editeur, date.slice(0, 4)].filter((text) => text !== '').join(', ')
			)
		)
	];
	const shown = all.slice(0, 3).join(tr('\u00A0; ', '; '));
	const left = all.length - 3;
	return left <= 0
		? shown
		: `${shown}${left === 1 ? tr(fr` ; et un autre document`, '; and one more document') : tr(fr` ; et ${left} autres documents`, `; and ${left} more documents`)}`;
}

/** Of a table, what is read on a wall: its columns of names and numbers, never its sentences. */
function projected(table: TableBlock): TableBlock {
	const { colonnes, lignes } = table;
	const kept = colonnes.flatMap(({ nombre }, index) =>
		nombre || index === 0 || lignes.every(({ cellules }) => (cellules[index]?.texte.length ?? 0) <= 12)
			? [index]
			: []
	);
	return {
		...table,
		colonnes: kept.flatMap((index) => colonnes[index] ?? []),
		lignes: lignes.map((row) => ({ ...row, cellules: kept.flatMap((index) => row.cellules[index] ?? []) }))
	};
}

/** What the rows of a table say in words, which is told rather than projected. */
const rowWords = ({ colonnes, lignes }: TableBlock): string[] =>
	lignes.flatMap(({ cellules }) =>
		colonnes.flatMap(({ nombre }, index) => {
			const texte = cellules[index]?.texte ?? '';
			return nombre || index === 0 || texte.length <= 12 || cellules[index]?.motif === true
				? []
				: [`${cellules[0]?.texte ?? ''}. ${texte}`];
		})
	);

/** The questions of a year by slides, those of a ministry together as far as they go. */
function questionsBySlide(blocs: readonly Block[]): QuestionsBlock[][] {
	const slides: QuestionsBlock[][] = [];
	const held = (slide: readonly QuestionsBlock[]) =>
		slide.reduce((sum, { questions }) => sum + questions.length, 0);
	for (const bloc of blocs) {
		if (bloc.genre !== 'questions') continue;
		let { depart } = bloc;
		for (const questions of inGroups(bloc.questions, MOST.questions)) {
			const last = slides.at(-1);
			const part = { ...bloc, questions, depart };
			if (last && held(last) + questions.length <= MOST.questions) last.push(part);
			else slides.push([part]);
			depart += questions.length;
		}
	}
	return slides;
}

/** Why rows of a comparison moved, as a source says it. */
const reasons = ({ lignes }: TableBlock): string[] =>
	lignes.flatMap(({ cellules }) => {
		const why = cellules.find(({ motif }) => motif === true);
		return why ? [`${cellules[0]?.texte ?? ''}. ${upperFirst(why.texte)}`] : [];
	});

/** What a slide rests on, where it is less than its whole part does. */
function cited(all: readonly CitedDocument[]): Partial<Slide> {
	const documents = documentsOnce(all);
	return documents.length === 0 ? {} : { documents, source: publishers(documents) };
}

/** The slides of a part. */
function slidesOfSection(section: Section, exercice: number): Slide[] {
	const { id, titre, affirmation, blocs, documents, notes } = section;
	const slides: Slide[] = [];
	const base = { section: id, rubrique: titre, documents, source: publishers(documents) };
	const add = (claim: string, corps: SlideBody, said: readonly string[] = [], own: Partial<Slide> = {}) =>
		slides.push({ ...base, titre: claim, corps, notes: said, demandes: [], ...own });
	let claim = affirmation === '' ? titre : affirmation;
	const next = () => {
		const said = claim;
		claim = titre;
		return said;
	};
	const asked = questionsBySlide(blocs);
	const all = asked.flat().reduce((sum, { questions }) => sum + questions.length, 0);
	for (const [at, groupes] of asked.slice(0, MOST.suites).entries()) {
		const numbered = groupes.flatMap(({ depart, questions }) =>
			questions.map(({ recherche }, index) => ({ rang: depart + index, recherche }))
		);
		const [from, to] = [numbered[0]?.rang ?? 1, numbered.at(-1)?.rang ?? all];
		const told = Map.groupBy(
			numbered.filter(({ recherche }) => recherche !== ''),
			({ recherche }) => recherche
		);
		add(
			at === 0 ? next() : questionsRange(exercice, from, to, all),
			{ genre: 'questions', groupes },
			[...told].map(([recherche, those]) =>
				ofQuestions(
					those.map(({ rang }) => rang),
					recherche
				)
			)
		);
	}
	for (const [index, bloc] of blocs.entries()) {
		switch (bloc.genre) {
			case 'faits':
				add(next(), bloc, sentences(blocs, index));
				break;
			case 'figure':
				add(bloc.view.titre, bloc, bloc.view.notes.map(noteInWords), {
					source: sourceLine(bloc.view.sources)
						.line.replace(/[^.]*\d+[^.]*\.$/, '')
						.replace(/\.\s*$/, '')
				});
				claim = titre;
				break;
			case 'tableau': {
				const { sujet } = bloc;
				const years = typeof sujet === 'string' ? null : sujet;
				const explain = () => {
					if (years)
						for (const puces of inSlides(reasons(bloc))) add(reasonsTitle(years), { genre: 'liste', puces });
				};
				if (bloc.exact === true) {
					explain();
					break;
				}
				const before = blocs[index - 1];
				const told = before?.genre === 'phrase' ? before.texte.replace(/\.$/, '') : next();
				// Of a comparison, the wall shows what compares.
				const compared = bloc.lignes.filter(({ cellules }) => years === null || cellules[3]?.texte !== '');
				const shown =
					years && compared.length < bloc.lignes.length ? { ...bloc, titre: comparedTitle(years) } : bloc;
				const left = compared.length - MOST.rangs * MOST.suites;
				for (const lignes of inGroups(compared.slice(0, MOST.rangs * MOST.suites), MOST.rangs))
					add(
						told,
						projected({ ...shown, lignes }),
						[...rowWords(bloc).slice(0, MOST.mots), ...(left > 0 ? [rowsLeft(left)] : []), ...bloc.notes],
						cited(lignes.flatMap((row) => row.documents))
					);
				explain();
				break;
			}
			case 'liste':
				if (id === 'sources') break;
				for (const puces of inSlides(bloc.puces)) add(bloc.titre, { genre: 'liste', puces });
				break;
			case 'source':
				for (const some of inGroups(bloc.documents, MOST.documents))
					add(
						documentsFinding(exercice, bloc.documents.length),
						{ genre: 'documents', documents: some },
						[],
						{ documents: some, source: '' }
					);
				break;
			default:
		}
	}
	// A year of which nothing is read has its finding, and what was looked for.
	if (id === 'constat' && slides.length === 0)
		add(next(), {
			genre: 'liste',
			puces:
				notes.aDire.length > 0
					? notes.aDire
					: blocs.flatMap((bloc) => (bloc.genre === 'note' ? [bloc.texte] : []))
		});
	// What may be asked is answered from the first slide of the part.
	const [first, ...rest] = slides;
	return first ? [{ ...first, demandes: notes.demandes }, ...rest] : [];
}

const sentences = (blocs: readonly Block[], index: number): string[] =>
	blocs.slice(index + 1).flatMap((bloc) => (bloc.genre === 'phrase' ? [bloc.texte] : []));

/** The evaluation of a year as slides, each with one claim. */
export function slidesOf({ exercice, sections, chapeau }: YearDossier): Slide[] {
	const slides = sections.flatMap((section) => slidesOfSection(section, exercice));
	const [first, ...rest] = slides;
	return first ? [{ ...first, notes: [...first.notes, ...(chapeau === '' ? [] : [chapeau])] }, ...rest] : [];
}
