import { tr } from '#lib/domain/language.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { FormeInYear } from '#lib/words/formes.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { asides, purpose, told } from '#lib/words/scope-words.ts';
import { FORMES_EN_PHRASE } from '#lib/words/sentence-words.ts';
import { isPlural, participle } from '#lib/words/year/year-words.ts';
import { exactAmount } from './amount-phrase.ts';

/** What a phrase about a form, or several together, rests on in a year. `open`: the cents of no single form that might be theirs. */
export interface FormePhrase {
	readonly formes: readonly FormeAttribuee[];
	readonly year: FormeInYear;
	readonly open: number;
	/** Of what is attributed to the form, and of what has none. */
	readonly scope: Scope;
	readonly openScope: Scope;
}

/** A form in a year in whole sentences, to be quoted in a report (R15): what is attributed, what might be, what is not known. */
export function formePhrase({ formes, year, open, scope, openScope }: FormePhrase): Sentence {
	const { exercice, bornes } = year;
	const named = (how: 'pour' | 'a', word?: string) =>
		enumerate(
			formes.map((forme) => FORMES_EN_PHRASE[forme][how]),
			word
		);
	const several = formes.length > 1;
	const stage = participle(scope.etape, false);
	if (bornes.bas === null)
		return told(
			scope,
			tr(
				fr`Pour ${exercice}, aucun montant ${stage} n'est dans nos sources, pour ${named('pour')} comme pour les autres formes.`,
				`For ${exercice}, no amount ${stage} is in our sources, for ${named('pour')} or for any other form.`
			)
		);
	const unsure = bornes.haut === null;
	const attributed =
		bornes.bas === 0
			? tr(
					fr`En ${exercice}, aucun montant ${stage} n'est identifié pour ${named('pour', 'ni pour')} dans nos sources.`,
					`In ${exercice}, no amount ${stage} is identified for ${named('pour', 'or')} in our sources.`
				)
			: tr(
					fr`En ${exercice}, ${unsure ? 'au moins ' : ''}${exactAmount(bornes.bas, scope)}${asides(scope)} ${isPlural(bornes.bas) ? 'sont rattachés' : 'est rattaché'} ${named('a')}.`,
					`In ${exercice}, ${unsure ? 'at least ' : ''}${exactAmount(bornes.bas, scope)}${asides(scope)} is attributed ${named('a')}.`
				);
	const also = bornes.bas > 0 ? tr(' aussi', ' also') : '';
	const might =
		open === 0
			? ''
			: tr(
					fr` ${unsure ? 'Au moins ' : ''}${exactAmount(open, openScope)} ${purpose(openScope)}${asides(openScope)} ne ${isPlural(open) ? 'sont rattachés' : 'est rattaché'} à aucune forme en particulier : tout, une part ou rien pourrait${also} concerner ${several ? 'ces formes' : 'cette forme'}.`,
					` ${unsure ? 'At least ' : ''}${exactAmount(open, openScope)} ${purpose(openScope)}${asides(openScope)} is attributed to no single form: all of it, part of it or none might${also} be for ${several ? 'these forms' : 'this form'}.`
				);
	const unknown = unsure
		? tr(
				fr` Le maximum est inconnu : nos sources n'isolent qu'une partie de l'argent de cette année.`,
				` The most is unknown: our sources isolate only a part of the money of that year.`
			)
		: '';
	return told(scope, `${attributed}${might}${unknown}`);
}
