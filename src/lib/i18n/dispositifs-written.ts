import { enumerate, fr } from '#lib/domain/typography.ts';
import type { Couverture } from '#lib/domain/vocabulary.ts';
import { duringYears } from './dispositifs.ts';

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The finding of the crosswalk. `seules` are the years when an action holds a counted dispositif and nothing else, in
 * order; `last` is the last year of the map.
 */
export function crosswalkFinding(seules: readonly number[], last: number): string {
	const end = seules.at(-1);
	if (end === undefined) return 'Aucune action du budget ne porte à elle seule un dispositif compté';
	const when = upperFirst(duringYears(seules));
	const since = end + 1;
	if (end >= last) return `${when}, une action du budget porte à elle seule un dispositif compté`;
	const rest = since === last ? `en ${since}` : `depuis ${since}`;
	return fr`${when}, une action du budget portait à elle seule un dispositif compté ; ${rest}, aucune`;
}

/** A place of the budget as the end of a sentence: « l’action 15 », « le programme 137 (action non connue) ». */
export interface PlaceTold {
	readonly programme: string;
	readonly action: string;
}

const placeOf = ({ programme, action }: PlaceTold, article: 'de' | 'a' | 'nu') => {
	if (action !== '')
		return { de: `de l’action ${action}`, a: `à l’action ${action}`, nu: `l’action ${action}` }[article];
	const words = `programme ${programme} (action non connue)`;
	return { de: `du ${words}`, a: `au ${words}`, nu: `le ${words}` }[article];
};

/** Money that goes from one place to another, and whether amounts compare across it. */
export function passageSentence(
	exercice: number,
	from: PlaceTold,
	to: PlaceTold,
	comparable: boolean | null
): string {
	const compare =
		comparable === null
			? ''
			: comparable
				? ' ; les montants se comparent'
				: ' ; les montants ne se comparent pas';
	return fr`En ${exercice}, l'argent ${placeOf(from, 'de')} passe ${placeOf(to, 'a')}${fr`${compare}`.replace(' ;', '\u00A0;')}.`;
}

/** « puis action 21, montants comparables »: where no line can be drawn. */
export function passageTail(to: PlaceTold, comparable: boolean | null): string {
	const place = to.action === '' ? `programme ${to.programme}` : `action ${to.action}`;
	return `puis ${place}${comparable === null ? '' : comparable ? ', montants comparables' : ', montants non comparables'}`;
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

const COVERED: readonly (readonly [Couverture, string])[] = [
	['complete', 'couverture complète'],
	['partielle', 'couverture partielle'],
	['absente', 'rien d’isolé dans nos sources']
];

/** Where, when, how far it is covered, and what the crosswalk notes of it. */
export function bandSentence(band: BandTold): string {
	const when = band.enCours
		? `depuis ${band.de}`
		: duringYears(Array.from({ length: band.a - band.de + 1 }, (_, index) => band.de + index));
	const place =
		band.programme === ''
			? ''
			: band.part
				? `une part ${placeOf(band, 'de')}${band.action === '' ? '' : ` du programme ${band.programme}`}, `
				: `${placeOf(band, 'nu')}${band.action === '' ? '' : ` du programme ${band.programme}`}, `;
	const kinds = COVERED.filter(([kind]) => band.annees.some((year) => year.couverture === kind));
	const covered = kinds.map(([kind, words]) => {
		const years = band.annees.filter((year) => year.couverture === kind).map((year) => year.exercice);
		return kinds.length === 1 ? words : `${words} ${duringYears(years)}`;
	});
	const note = band.note === '' ? '' : ` ${band.note}`;
	return fr`${band.libelle} : ${place}${when}. ${covered.length === 0 ? '' : `${upperFirst(enumerate(covered))}.`}${note}`;
}
