import { tr } from '#lib/domain/language.ts';
import { fr, yearRanges } from '#lib/domain/typography.ts';

/** Neighbouring years whose money of no form is all of one dispositif, which has some in no other: it is named over them. */
export interface Hump {
	readonly nom: string;
	readonly exercices: readonly number[];
}

/** The humps of some years, each with the dispositifs that have money of no form in it. */
export function humpsOf(
	years: readonly { readonly exercice: number; readonly payeurs: readonly string[] }[],
	nameOf: (dispositif: string) => string
): Hump[] {
	const paid = years.filter(({ payeurs }) => payeurs.length > 0);
	return [...new Set(paid.flatMap(({ payeurs }) => payeurs))].flatMap((id) => {
		const own = paid.filter(({ payeurs }) => payeurs.includes(id));
		const [first, last] = [own[0]?.exercice ?? 0, own.at(-1)?.exercice ?? 0];
		const alone = own.every(({ payeurs }) => payeurs.length === 1) && last - first === own.length - 1;
		// The rule of most years is no hump.
		return alone && own.length * 2 < paid.length
			? [{ nom: nameOf(id), exercices: own.map(({ exercice }) => exercice) }]
			: [];
	});
}

/** Whose money a hump is, as a sentence. */
export const humpSentence = ({ nom, exercices }: Hump): string =>
	tr(
		fr`Le non attribué vient d'un seul dispositif, ${nom} : ${yearRanges(exercices)}.`,
		`What is not attributed comes from one scheme, ${nom}: ${yearRanges(exercices)}.`
	);
