import { language, tr } from '#lib/domain/language.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import type { Couverture, Perimetre } from '#lib/domain/vocabulary.ts';
import { duringYears } from '#lib/words/dispositifs.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { purpose, told } from '#lib/words/scope-words.ts';

/** What the finding of the crosswalk rests on. */
export interface CrosswalkTold {
	/** Years when an action holds a counted dispositif and nothing else, in order. */
	readonly seules: readonly number[];
	/** That action, when it is always the same, and what its money is for. */
	readonly action: (PlaceTold & { readonly perimetre: Perimetre }) | null;
	/** Last year of the map. */
	readonly last: number;
	/** An action that holds such money in the years after names trafficking; `null` when the name of one is not known. */
	readonly nommee: boolean | null;
}

/** The finding of the crosswalk: until when an action of the budget held this money alone, and named what it is for. */
export function crosswalkFinding(scope: Scope, { seules, action, last, nommee }: CrosswalkTold): Sentence {
	const end = seules.at(-1);
	if (end === undefined)
		return told(
			scope,
			tr(
				'Aucune action du budget ne porte à elle seule un dispositif compté',
				'No action of the budget holds one counted scheme and nothing else'
			)
		);
	const when = upperFirst(duringYears(seules));
	const which = action === null ? tr('une action du budget', 'one action of the budget') : placeIn(action);
	const what =
		action === null
			? tr('qu’un dispositif compté', 'one counted scheme')
			: tr(`que l’argent ${purpose(action)}`, `the money ${purpose(action)}`);
	const since = end + 1;
	if (end >= last)
		return told(
			scope,
			tr(`${when}, ${which} ne porte ${what}`, `${when}, ${which} holds ${what} and nothing else`)
		);
	const rest = since === last ? tr(`en ${since}`, `in ${since}`) : tr(`depuis ${since}`, `since ${since}`);
	const [suite, then] =
		nommee === false
			? [
					fr`il est dans une action plus large, qui ne nomme pas la traite`,
					'it is in a wider action, which does not name trafficking'
				]
			: ['aucune action ne porte que cela', 'no action holds it alone'];
	return told(
		scope,
		tr(
			fr`${when}, ${which} ne portait ${what} ; ${rest}, ${suite}`,
			`${when}, ${which} held ${what} and nothing else; ${rest}, ${then}`
		)
	);
}

const placeIn = ({ programme, action }: PlaceTold) =>
	tr(`l’action ${action} du programme ${programme}`, `action ${action} of programme ${programme}`);

/** A place of the budget as the end of a sentence: « l’action 15 », « le programme 137 (action non connue) »; English has no article. */
export interface PlaceTold {
	readonly programme: string;
	readonly action: string;
}

/** `whole`: the programme is named too, where money leaves it: the actions of two programmes bear the same numbers. */
const placeOf = ({ programme, action }: PlaceTold, article: 'de' | 'a' | 'nu', whole = false) => {
	const within = whole ? tr(` du programme ${programme}`, ` of programme ${programme}`) : '';
	if (action !== '' && language() === 'en') return `action ${action}${within}`;
	if (action !== '') {
		const place = `l’action ${action}${within}`;
		return { de: `de ${place}`, a: `à ${place}`, nu: place }[article];
	}
	const words = `programme ${programme} (${tr('action non connue', 'action not known')})`;
	if (language() === 'en') return words;
	return { de: `du ${words}`, a: `au ${words}`, nu: `le ${words}` }[article];
};

/** Whether amounts compare across a passage: only those of the part that is still isolated, all, none; `null` unsaid. */
export type Compared = boolean | 'part' | null;

/** Money that goes from one place to another, and whether amounts compare across it. */
export function passageSentence(
	exercice: number,
	from: PlaceTold,
	to: PlaceTold,
	comparable: Compared
): string {
	const compare =
		comparable === null
			? ''
			: comparable === 'part'
				? tr(
						fr` ; ce qui en est encore isolé se compare, le reste non`,
						'; what is still isolated of it compares, the rest does not'
					)
				: comparable
					? tr('\u00A0; les montants se comparent', '; the amounts are comparable')
					: tr('\u00A0; les montants ne se comparent pas', '; the amounts are not comparable');
	const leaves = from.programme !== to.programme;
	const [start, end] = [placeOf(from, tr('de', 'nu'), leaves), placeOf(to, tr('a', 'nu'), leaves)];
	return tr(
		fr`En ${exercice}, l'argent ${start} passe ${end}${compare}.`,
		`In ${exercice}, the money of ${start} moves to ${end}${compare}.`
	);
}

/** « puis action 21, montants comparables »: where no line can be drawn. */
export function passageTail(from: PlaceTold, to: PlaceTold, comparable: Compared): string {
	const leaves = from.programme !== to.programme;
	const action = `action ${to.action}${leaves ? tr(` du programme ${to.programme}`, ` of programme ${to.programme}`) : ''}`;
	const place = to.action === '' ? `programme ${to.programme}` : action;
	const compared =
		comparable === null
			? ''
			: comparable === 'part'
				? tr(', comparable en partie', ', comparable in part')
				: comparable
					? tr(', montants comparables', ', amounts comparable')
					: tr(', montants non comparables', ', amounts not comparable');
	return `${tr('puis', 'then')} ${place}${compared}`;
}

/** What is known of a dispositif at one place. */
export interface BandTold extends PlaceTold {
	readonly libelle: string;
	readonly part: boolean;
	readonly de: number;
	readonly a: number;
	readonly enCours: boolean;
	readonly annees: readonly { readonly exercice: number; readonly couverture: Couverture }[];
	readonly note: string;
}

const covered = (): readonly (readonly [Couverture, string])[] => [
	['complete', tr('couverture complète', 'full coverage')],
	['partielle', tr('couverture partielle', 'partial coverage')],
	['absente', tr('rien d’isolé dans nos sources', 'nothing isolated in our sources')],
	['non_declaree', tr('couverture non déclarée', 'coverage not declared')]
];

/** Where, when, how far it is covered, and what the crosswalk notes of it. */
export function bandSentence(band: BandTold): string {
	const when = band.enCours
		? `${tr('depuis', 'since')} ${band.de}`
		: duringYears(Array.from({ length: band.a - band.de + 1 }, (_, index) => band.de + index));
	const inside =
		band.action === '' ? '' : tr(` du programme ${band.programme}`, ` of programme ${band.programme}`);
	const whole = band.part
		? tr(`une part ${placeOf(band, 'de')}`, `a part of ${placeOf(band, 'nu')}`)
		: placeOf(band, 'nu');
	const place = band.programme === '' ? '' : `${whole}${inside}, `;
	const kinds = covered().filter(([kind]) => band.annees.some((year) => year.couverture === kind));
	const said = kinds.map(([kind, words]) => {
		const years = band.annees.filter((year) => year.couverture === kind).map((year) => year.exercice);
		return kinds.length === 1 ? words : `${words} ${duringYears(years)}`;
	});
	const note = band.note === '' ? '' : ` ${band.note}`;
	const rest = `${place}${when}. ${said.length === 0 ? '' : `${upperFirst(enumerate(said))}.`}${note}`;
	return tr(fr`${band.libelle} : ${rest}`, `${band.libelle}: ${rest}`);
}
