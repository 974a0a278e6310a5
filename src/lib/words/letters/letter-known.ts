import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, upperFirst } from '#lib/domain/typography.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { formatDay } from '#lib/words/dates.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { exactAt, isPlural } from '#lib/words/year/year-words.ts';

/** An amount of a dispositif in a year that documents give. Cents. */
export interface KnownAmount {
	readonly centimes: number;
	readonly etape: Etape;
	readonly nature: Nature;
	/** What of it has no nature of credits in its source. */
	readonly sansNature: number;
	/** What of it is deduced by us; all of it where `toutDeduit`, a zero too. */
	readonly deduit: number;
	readonly toutDeduit: boolean;
	/** Whether it was only said, in a meeting or in the press. */
	readonly dit: boolean;
	/** Its named postes, from the largest; what no detail explains bears no name. */
	readonly postes: readonly { readonly poste: string; readonly centimes: number }[];
	readonly documents: readonly CitedDocument[];
}

const NATURES: Readonly<Record<Nature, string>> = {
	ae: ', en autorisations d’engagement',
	cp: ', en crédits de paiement',
	np: ''
};

/** Postes, documents and places that a letter names one by one: it must be read. */
const MOST_NAMED = 6;

function postesOf({ postes, centimes }: KnownAmount): string {
	const [only, ...others] = postes;
	if (only === undefined) return '';
	if (others.length === 0 && only.centimes === centimes) return fr`, au poste « ${only.poste} »`;
	const sum = (some: KnownAmount['postes']) => some.reduce((total, { centimes: part }) => total + part, 0);
	const [named, more] = [postes.slice(0, MOST_NAMED), postes.slice(MOST_NAMED)];
	const parts = [
		...named.map(({ poste, centimes: part }) => [lowerFirst(poste), part] as const),
		[more.length === 1 ? 'un autre poste' : `${more.length} autres postes`, sum(more)] as const,
		['non détaillé', centimes - sum(postes)] as const
	].filter(([, part], index) => index < named.length || part > 0);
	return ` (${parts.map(([name, part]) => fr`${name} : ${formatEuros(part)}`).join(fr` ; `)})`;
}

/** An amount, how sure it is and where it is written: what was said, and what is ours, are told apart from what was printed. */
function amountSentence(exercice: number, known: KnownAmount, again: boolean): string {
	const { centimes, etape, nature, sansNature, deduit, toutDeduit, dit } = known;
	// Of what the source does not say whether it is AE or CP, nothing is said.
	const kind = sansNature === 0 && centimes !== 0 ? NATURES[nature] : '';
	const amount = `${exactAt(centimes, etape, exercice)}${postesOf(known)}${kind}`;
	if (toutDeduit)
		return fr`Des documents lus ${isPlural(centimes) ? 'se déduisent' : 'se déduit'} ${amount}.`;
	const part =
		deduit === 0
			? ''
			: fr`, dont ${formatEuros(deduit)} qui ${isPlural(deduit) ? 's’en déduisent' : 's’en déduit'}`;
	const said = dit ? `, ${isPlural(centimes) ? 'dits' : 'dit'} en réunion ou dans la presse` : '';
	return fr`${again ? 'Ils donnent aussi' : 'Les documents lus donnent'} ${amount}${part}${said}.`;
}

function cited({ titre, editeur, pages }: CitedDocument): string {
	const places = [
		...pages.slice(0, MOST_NAMED).map(lowerFirst),
		...(pages.length > MOST_NAMED ? ['ailleurs'] : [])
	];
	const where = places.length === 0 ? '' : `, ${places.join(', et ')}`;
	return fr`${editeur === '' ? '' : `${editeur}, `}« ${titre} »${where}`;
}

/** The documents of several amounts, each once, with every place where it is read. */
function together(known: readonly KnownAmount[]): CitedDocument[] {
	const documents = known.flatMap((amount) => amount.documents);
	return [...Map.groupBy(documents, ({ editeur, titre }) => `${editeur} ${titre}`).values()].flatMap((same) =>
		same.slice(0, 1).map((first) => ({ ...first, pages: [...new Set(same.flatMap(({ pages }) => pages))] }))
	);
}

/** What is already known of a year, then the documents where it is read. */
export function knownSentences(exercice: number, known: readonly KnownAmount[]): string[] {
	if (known.length === 0) return [];
	const documents = together(known);
	const more = documents.length - MOST_NAMED;
	const named = [
		...documents.slice(0, MOST_NAMED).map(cited),
		...(more <= 0 ? [] : [more === 1 ? 'un autre document' : `${more} autres documents`])
	];
	const from = fr`${documents.length === 1 ? 'Source' : 'Sources'} : ${named.join(fr` ; `)}.`;
	return [
		...known.map((one, index) => amountSentence(exercice, one, index > 0)),
		...(documents.length === 0 ? [] : [from])
	];
}

/** A search of an amount that no line gives (R10). */
export interface ToldSearch {
	/** « le montant prévu pour 2018 ». */
	readonly quoi: string;
	readonly resultat: 'non_trouve' | 'non_publie';
	readonly dates: readonly string[];
	/** Documents that were read and do not isolate it. */
	readonly documents: readonly CitedDocument[];
}

/**
 * What our searches told: never that the State does not publish it (R10). Who signs the letter may not have searched: it was
 * searched.
 */
export function searchSentences(searches: readonly ToldSearch[]): string[] {
	const groups = Map.groupBy(
		searches,
		({ resultat, dates, documents }) =>
			`${resultat} ${dates.join(' ')} ${documents.map(({ titre }) => titre).join('|')}`
	);
	return [...groups.values()].map((group) => {
		const [{ resultat, dates, documents } = { resultat: 'non_trouve', dates: [], documents: [] }] = group;
		const what = enumerate(group.map(({ quoi }) => quoi));
		const many = group.length > 1;
		if (resultat === 'non_publie' && documents.length > 0) {
			const which =
				documents.length > 1
					? 'Les documents suivants ont été lus et ne donnent'
					: 'Le document suivant a été lu et ne donne';
			return fr`${which} pas ${what} : ${documents.map(cited).join(fr` ; `)}.`;
		}
		const day = dates.length === 0 ? '' : ` le ${enumerate(dates.map((date) => formatDay(date)))}`;
		return many
			? fr`${upperFirst(what)} ont été cherchés${day} sans être trouvés ; ils sont peut-être déjà publiés.`
			: fr`${upperFirst(what)} a été cherché${day} sans être trouvé ; il est peut-être déjà publié.`;
	});
}
