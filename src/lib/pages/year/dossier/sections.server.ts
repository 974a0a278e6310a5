import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FigureId } from '#lib/figures/figures.ts';
import { viewBesoinsMoyens } from '#lib/figures/besoins-moyens/figure.ts';
import { viewRepartitionAnnee } from '#lib/figures/repartition-annee/figure.ts';
import { queryOfYear } from '#lib/figures/repartition-annee/read.server.ts';
import { noteInWords, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { askSuiviPoste } from '#lib/figures/suivi-poste/ask.server.ts';
import { viewSuiviPoste } from '#lib/figures/suivi-poste/figure.ts';
import { viewVariationAnnuelle } from '#lib/figures/variation-annuelle/figure.ts';
import { documentsOf, pointLines } from '#lib/pages/point/point-lines.server.ts';
import { pointMoney } from '#lib/pages/point/point-money.server.ts';
import { phraseOf } from '#lib/pages/point/point-phrase.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { documentsOnce, type CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { methodSentences, questionsFinding, sectionTitle } from '#lib/words/year/dossier-words.ts';
import type { YearPage } from '#lib/pages/year/year-page.server.ts';
import type { YearReview } from '#lib/pages/year/year-review.server.ts';
import { againstFinding, againstYear, earliestComparable } from './against-years.server.ts';
import type { Answer, Block, FigureBlock, QuestionsBlock, Section, SectionId, TableBlock } from './blocks.ts';
import { linesTable } from './lines-table.server.ts';
import { spentTable } from './spent-table.ts';

/** All that the parts of an evaluation are made of. */
export interface Material {
	readonly db: Database;
	/** Of the year alone, at the version read. */
	readonly query: Query;
	readonly exercice: number;
	readonly review: YearReview;
	readonly page: YearPage;
	readonly origin: string;
	/** Values that contradict one another, as a question and its answer. */
	readonly demandes: readonly Answer[];
}

type Parts = Partial<Pick<Section, 'affirmation' | 'documents' | 'notes'>> & {
	readonly blocs: readonly (Block | null)[];
};

const section = (id: SectionId, exercice: number, parts: Parts): Section => ({
	id,
	titre: sectionTitle(id, exercice),
	affirmation: parts.affirmation ?? '',
	blocs: parts.blocs.filter((bloc) => bloc !== null),
	documents: parts.documents ?? [],
	notes: parts.notes ?? { aDire: [], demandes: [] }
});

const figure = (id: FigureId, query: Query, view: FigureView): FigureBlock => ({
	genre: 'figure',
	figure: id,
	query,
	view
});

const exactly = (table: TableBlock | null): TableBlock | null => table && { ...table, exact: true };

/** What of a figure is said beside it rather than drawn. */
const told = (view: FigureView): string[] => view.notes.map(noteInWords);

/** The finding of the year: its facts, who pays, the sentence to quote. */
export function findingSection(material: Material): Section {
	const { db, query, exercice, page, origin, demandes } = material;
	const core = query.perimetre === 'coeur';
	const money = pointMoney(db, query, { exercice });
	const lines = pointLines(db, money, { exercice });
	const { phrase } = phraseOf(
		db,
		money,
		lines,
		{ exercice },
		{ figure: 'formes-annees', adresse: () => '', origin }
	);
	const payers = viewRepartitionAnnee(page.payeurs.data);
	const pays = page.payeurs.data.dispositifs.length > 0;
	return section('constat', exercice, {
		affirmation: page.titre,
		documents: lines.documents,
		blocs: [
			page.faits.length > 0 ? { genre: 'faits', faits: page.faits } : null,
			core ? { genre: 'phrase', texte: phrase, documents: lines.documents } : null,
			pays ? figure('repartition-annee', { ...query, groupe: [] }, payers) : null,
			...(pays ? [] : [{ genre: 'note', texte: `${page.payeurs.data.titre}.` } as const]),
			core ? exactly(linesTable(db, money, lines)) : null
		],
		notes: { aDire: [page.chapeau, ...(pays ? told(payers) : [])].filter((text) => text !== ''), demandes }
	});
}

/** What each form may have: its bounds (R8). */
export function formsSection(
	{ query, exercice, page }: Material,
	documents: readonly CitedDocument[]
): Section {
	const view = page.bornes && viewRepartitionAnnee(page.bornes.data);
	return section('formes', exercice, {
		affirmation: view?.titre ?? '',
		documents,
		blocs: [view && figure('repartition-annee', { ...query, groupe: ['forme'] }, view)],
		notes: { aDire: view ? told(view) : [], demandes: [] }
	});
}

/** What was promised, voted and spent: the year scheme by scheme, then the one item that can be followed up to it. */
export function spentSection({ db, query, exercice, page }: Material): Section {
	const { depense } = page;
	const asked: Query = { ...query, de: undefined, a: exercice, groupe: [] };
	const track = query.perimetre === 'coeur' ? askSuiviPoste(db, asked) : null;
	const follows =
		query.dispositif.length === 0 &&
		track?.suivi?.annees.some(({ valeurs }) => valeurs.some(({ centimes }) => centimes !== null)) === true;
	const view = track && follows ? viewSuiviPoste(track) : null;
	const own = [query, { ...query, etape: 'execution' as const }];
	const followed = view && track?.suivi ? track.suivi : null;
	const documents = documentsOfYears(db, own, [exercice]);
	const before = followed
		? documentsOfYears(
				db,
				own.map((one) => ({ ...one, dispositif: [followed.dispositif] })),
				followed.annees.map((year) => year.exercice)
			)
		: [];
	return section('depense', exercice, {
		affirmation: depense.titre,
		documents: documentsOnce([...documents, ...before]),
		blocs: [
			spentTable(depense, (dispositif) =>
				documentsOfYears(
					db,
					own.map((one) => ({ ...one, dispositif: [dispositif] })),
					[exercice]
				)
			),
			view &&
				track && { ...figure('suivi-poste', asked, view), projetee: viewSuiviPoste({ ...track, apart: [] }) }
		],
		notes: {
			aDire: [depense.autres, ...(view ? told(view) : [])].filter((text) => text !== ''),
			demandes: []
		}
	});
}

/** What changed since the year before, then since the first year that compares, with sourced reasons (R11). */
export function changeSection({ db, query, exercice, page, review, demandes }: Material): Section {
	const years = review.annees.filter((year) => year < exercice - 1);
	const asked: Query = { ...query, cles: 'sans', forme: [] };
	const first = earliestComparable(db, asked, years, exercice);
	const moves =
		page.variation?.data.lignes.some(
			({ avant, apres }) => avant.centimes !== null || apres.centimes !== null
		) === true;
	const view = page.variation && moves ? viewVariationAnnuelle(page.variation.data) : null;
	const compared: Query = { ...asked, annees: [exercice - 1, exercice], de: undefined, a: undefined };
	const before = [exercice - 1, ...(first ? [first.annees[0]] : [])];
	return section('evolution', exercice, {
		affirmation: view?.titre ?? (first ? againstFinding(first) : (page.variation?.data.titre ?? '')),
		documents: documentsOfYears(db, [asked], [exercice, ...before]),
		blocs: [
			view && figure('variation-annuelle', compared, view),
			view ? exactly(againstYear(db, asked, [exercice - 1, exercice])) : null,
			...(first
				? [
						...(view
							? [{ genre: 'phrase', texte: `${againstFinding(first)}.`, documents: [] } as const]
							: []),
						againstYear(db, asked, first.annees)
					]
				: [])
		],
		notes: { aDire: view ? told(view) : [], demandes }
	});
}

/** The documents that the money of some years rests on, as each question asks it. */
const documentsOfYears = (
	db: Database,
	queries: readonly Query[],
	years: readonly number[]
): CitedDocument[] =>
	documentsOnce(
		queries.flatMap((query) =>
			years.flatMap((exercice) => pointLines(db, pointMoney(db, query, { exercice }), { exercice }).documents)
		)
	);

/** Victims by form beside money by form; nothing where no survey of the year was read: that is told with what is missing. */
export function needsSection({ db, query, exercice, page, review }: Material): Section {
	const data = page.besoins;
	const surveyed = data?.panneaux.some(({ enquete }) => enquete !== null) === true;
	const view = data && surveyed ? viewBesoinsMoyens(data) : null;
	const { victimes } = review.repartition.selection.reference;
	const surveys = [
		...new Set(victimes.filter(({ annee }) => annee === exercice).map(({ source }) => source))
	];
	return section('besoins', exercice, {
		affirmation: view?.titre ?? '',
		documents: documentsOf(
			db,
			review.version,
			surveys.map((source) => ({ source, source_page: null, source_url: null }))
		),
		blocs: [view && figure('besoins-moyens', { ...query, groupe: [] }, view)],
		notes: { aDire: view ? told(view) : [], demandes: [] }
	});
}

/** What is not known, as questions by ministry; then what only we have not searched for or read (R10). */
export function unknownSection({ exercice, page, review }: Material): Section {
	const { aDemander, pasCherche, pasLu } = page.manques;
	const questions: QuestionsBlock[] = [];
	let depart = 1;
	for (const [index, { ministere, dispositifs }] of aDemander.entries())
		for (const [at, { libelle, questions: asked }] of dispositifs.entries()) {
			const dispositif = review.manques.aDemander[index]?.dispositifs[at]?.dispositif ?? '';
			questions.push({ genre: 'questions', ministere, dispositif, libelle, depart, questions: asked });
			depart += asked.length;
		}
	const ours = [
		{
			titre: tr(
				fr`Pour ${exercice}, pas encore cherché par nous`,
				`For ${exercice}, not yet searched for by us`
			),
			puces: pasCherche
		},
		{
			titre: tr(fr`Sur ${exercice}, pas encore lu par nous`, `On ${exercice}, not yet read by us`),
			puces: pasLu
		}
	].filter(({ puces }) => puces.length > 0);
	const intro = tr(
		fr`Une question par manque : ce que nous avons cherché sans le trouver, ou que les documents lus laissent ouvert. Crédits prévus, montants publiés en euros courants.`,
		'One question for each gap: what we have searched for and not found, or what the documents read leave open. Planned funding, published amounts in current euros.'
	);
	return section('inconnu', exercice, {
		affirmation: questionsFinding(exercice, depart - 1, aDemander.length, pasCherche.length + pasLu.length),
		blocs: [
			questions.length > 0 ? { genre: 'phrase', texte: intro, documents: [] } : null,
			...questions,
			...ours.map((one) => ({ genre: 'liste', ...one }) as const)
		]
	});
}

/** The controls of the year, its documents, and how amounts are read. */
export function sourcesSection(
	{ query, exercice, page }: Material,
	documents: readonly CitedDocument[]
): Section {
	const controls = page.controles.lignes.map(({ texte }) => texte);
	return section('sources', exercice, {
		documents,
		blocs: [
			documents.length > 0 ? { genre: 'source', documents } : null,
			...(controls.length > 0
				? [{ genre: 'liste', titre: page.controles.titre, puces: controls } as const]
				: [{ genre: 'note', texte: `${page.controles.titre}.` } as const]),
			{
				genre: 'liste',
				titre: tr('Comment ces montants sont lus', 'How these amounts are read'),
				puces: methodSentences(query)
			}
		]
	});
}

/** The question of the year alone, as its figures ask it. */
export const ofYear = (asked: Query, exercice: number, version: number): Query => ({
	...queryOfYear(asked, exercice),
	v: version,
	page: 1
});
