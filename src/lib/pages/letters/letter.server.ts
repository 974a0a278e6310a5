import { runsOf, type Letter, type LetterParagraph, type LetterPlace } from '#lib/domain/letters/letter.ts';
import { responseClock } from '#lib/domain/letters/response-clock.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { ETAPES_PREVU, type Etape } from '#lib/domain/vocabulary.ts';
import { repartitionAnnee, type DispositifShare } from '#lib/figures/repartition-annee/read.server.ts';
import { documentsOf } from '#lib/pages/point/point-lines.server.ts';
import { yearGaps, type DispositifQuestions, type YearQuestion } from '#lib/pages/year/gaps-read.server.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { requestSentence, spendingList } from '#lib/words/letters/letter-requests.ts';
import {
	knownSentences,
	searchSentences,
	type KnownAmount,
	type ToldSearch
} from '#lib/words/letters/letter-known.ts';
import * as words from '#lib/words/letters/letter-words.ts';

/** Beyond, a dispositif has more lines than a letter could cite. */
const MOST_LINES = 200;

/** Beyond, the amount spent is asked without naming the postes. */
const MOST_POSTES = 6;

/** Letters ask for what the page of the year asks, read as it is when nothing is chosen: planned, in current euros. */
export const letterQuery = (asked: Query, dispositif: readonly string[]): Query => ({
	...asked,
	...{ etape: 'prevu', euros: 'courants', cles: 'sans', perimetre: 'coeur' },
	...{ dispositif, forme: [], annees: [], etapes: [], q: '', page: 1 },
	...{ de: undefined, a: undefined, base: undefined, donnes: new Set<string>() }
});

/** The questions of one dispositif in one year; `null` when none is open, or none that others could answer (R10). */
function questionsOf(
	db: Database,
	query: Query,
	exercice: number
): (DispositifQuestions & { readonly ministere: string }) | null {
	const [ministry] = yearGaps(db, query, exercice).aDemander;
	const [own] = ministry?.dispositifs ?? [];
	return ministry && own ? { ...own, ministere: ministry.ministere } : null;
}

/**
 * The letter that asks for what is not known of a dispositif in a year, with its days counted from `recue`; `null` when there
 * is nothing to ask: what we have not looked for or read is asked of nobody. To be called in French.
 */
export function letterOf(
	db: Database,
	asked: Query,
	exercice: number,
	dispositif: string,
	recue: string
): Letter | null {
	const query = letterQuery(asked, [dispositif]);
	const asking = questionsOf(db, query, exercice);
	if (asking === null) return null;
	const { version, reference } = select(db, query);
	const { libelle, questions, ministere } = asking;
	const planned = shareOf(db, query, exercice);
	const rivals = questions.some(({ sujet }) => sujet === 'concurrentes');
	const [name, told] = namesOf(reference, libelle, dispositif, exercice);
	const known = [planned, shareOf(db, { ...query, etape: 'execution' }, exercice)].flatMap((share) =>
		share ? [amountOf(db, query, exercice, share, rivals)] : []
	);
	const perimetre = reference.dispositifs.find(({ id }) => id === dispositif)?.perimetre ?? 'mixte';
	const postes = (planned?.postes ?? []).filter(isNamed).map(({ poste }) => poste);
	const context = {
		exercice,
		postes: postes.length > 1 && postes.length <= MOST_POSTES ? [...new Set(postes)] : [],
		programme: reference.nomenclature.some((row) => row.dispositif === dispositif && row.programme !== '')
	};
	const requests = questions.map((question) => requestSentence(context, question));
	const last = requests.length - 1;
	const at = (place: LetterPlace, ...texts: readonly string[]): LetterParagraph[] =>
		texts.map((text) => ({ place, runs: runsOf(words.heldReferences(text)) }));
	const objet = words.purpose(name, exercice);
	const id = `${dispositif}-${exercice}`;
	const horloge = responseClock(recue);
	return {
		...{ exercice, dispositif, libelle, version, objet, horloge, reference: id },
		paragraphes: [
			...at('expediteur', words.FIELDS.sender),
			...at('destinataire', `**${ministere}**`, words.FIELDS.address),
			...at('lieu', words.FIELDS.placeAndDay),
			...at('objet', `**${objet}**`),
			...at('reference', words.mention(id)),
			...at('texte', words.greeting),
			// What documents are called is written as it is, whatever signs it has.
			asWritten([
				words.subject(perimetre, told, exercice),
				...knownSentences(exercice, known),
				...searchSentences(searchesOf(reference, query, exercice, questions))
			]),
			...at('texte', words.ground()),
			...at(
				'demande',
				...requests.map((request, index) => (index === last ? `${request}.` : fr`${request} ;`))
			),
			...at('texte', ...(questions.some(({ sujet }) => sujet === 'forme') ? [spendingList()] : [])),
			...at('texte', words.manner(), words.persons(), words.silence(), words.farewell()),
			...at('signature', words.FIELDS.signature)
		].filter(({ runs }) => runs.length > 0),
		calendrier: words.calendarOf(horloge),
		pied: words.footOf(version)
	};
}

const asWritten = (sentences: readonly string[]): LetterParagraph => ({
	place: 'texte',
	runs: [{ texte: words.heldReferences(sentences.join(' ')), gras: false, champ: false }]
});

const isNamed = ({ poste, nonDetaille }: DispositifShare['postes'][number]) => !nonDetaille && poste !== '';

const shareOf = (db: Database, query: Query, exercice: number): DispositifShare | undefined =>
	repartitionAnnee(db, query, exercice).dispositifs[0];

/** The name of a dispositif, and the same with where the budget enters it that year, as a document of the year writes it. */
function namesOf(
	reference: Reference,
	libelle: string,
	dispositif: string,
	exercice: number
): [string, string] {
	const name = fr`« ${libelle} »`;
	const places = reference.nomenclature.filter(
		(row) =>
			row.dispositif === dispositif &&
			row.programme !== '' &&
			row.de <= exercice &&
			exercice <= (row.a ?? exercice)
	);
	const [place, ...others] = places;
	if (place === undefined || others.length > 0) return [name, name];
	const { programme, action } = place;
	const title = reference.intitules.find(
		(row) => row.programme === programme && row.action === action && row.exercice === exercice
	);
	const where = action === '' ? fr`programme ${programme}` : fr`action ${action} du programme ${programme}`;
	return [name, fr`${name} (${where}${title ? fr`, « ${title.intitule} »` : ''})`];
}

function amountOf(
	db: Database,
	query: Query,
	exercice: number,
	share: DispositifShare,
	rivals: boolean
): KnownAmount {
	const { centimes, etape, natureNonPrecisee, deduit, preuves, postes } = share;
	const only = (preuve: string) => preuves.length > 0 && preuves.every((one) => one === preuve);
	const donnes = new Set(['etape', 'nature', 'perimetre']);
	const found = listLines(db, { ...query, de: exercice, a: exercice, etape, donnes }, MOST_LINES);
	const cited = found.lines.filter(
		({ verdict }) => verdict === 'retenue' || verdict === 'controle' || (rivals && verdict === 'ecartee')
	);
	return {
		...{ centimes, etape, deduit, nature: query.nature, sansNature: natureNonPrecisee },
		toutDeduit: only('D'),
		dit: only('C'),
		postes: postes.filter(isNamed),
		documents: documentsOf(db, found.version, cited)
	};
}

const SEARCHED: Readonly<Partial<Record<YearQuestion['sujet'], readonly Etape[]>>> = {
	prevu: ETAPES_PREVU,
	vote: ['lfi'],
	execution: ['execution']
};

/** What the recorded searches told of what is asked (R10). */
function searchesOf(
	reference: Reference,
	{ dispositif }: Query,
	exercice: number,
	questions: readonly YearQuestion[]
): ToldSearch[] {
	return questions.flatMap(({ sujet, cherche }): ToldSearch[] => {
		const etapes = SEARCHED[sujet];
		if (cherche === null || etapes === undefined) return [];
		const rows = reference.recherches.filter(
			(row) =>
				dispositif.includes(row.dispositif) &&
				row.exercice === exercice &&
				row.poste === '' &&
				row.resultat === cherche &&
				etapes.includes(row.etape)
		);
		const read = new Set(rows.map(({ source }) => source ?? ''));
		return [
			{
				quoi: words.searched(sujet, exercice),
				resultat: cherche,
				dates: [...new Set(rows.map(({ date }) => date))].sort(),
				documents: reference.sources
					.filter(({ id }) => read.has(id))
					.map(({ titre, editeur, date, url }) => ({ titre, editeur, date, url, pages: [] }))
			}
		];
	});
}
