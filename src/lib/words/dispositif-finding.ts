import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Couverture } from '#lib/domain/vocabulary.ts';
import { duringYears, headName } from './dispositifs.ts';
import type { Scope, Sentence } from './scope.ts';
import { asides, nothingFound, purpose, told } from './scope-words.ts';
import { amountAt, participle } from '#lib/words/year/year-words.ts';

/** What the finding of a dispositif rests on. */
export interface DispositifFound {
	readonly libelle: string;
	/** Years with an amount at the stage read, by coverage, without the empty ones. */
	readonly couvertures: readonly { readonly couverture: Couverture; readonly exercices: readonly number[] }[];
	/** The only amount, in cents, when there is one year. */
	readonly seul: number | null;
	/** Stages that have a line when the stage read has none. */
	readonly ailleurs: boolean;
}

/** The finding of a dispositif: from when to when its amounts are known, and how far. */
export function dispositifFinding(
	scope: Scope,
	{ libelle, couvertures, seul, ailleurs }: DispositifFound
): Sentence {
	const years = couvertures.flatMap((item) => item.exercices).sort((a, b) => a - b);
	const [first] = years;
	const head = headName(libelle);
	const say = (french: string, english: string) =>
		told(scope, tr(fr`${head} : ${french}`, `${head}: ${english}`));
	if (first === undefined)
		return ailleurs
			? say(nothingFound(scope), nothingFound(scope))
			: say('aucune ligne dans nos sources', 'no line in our sources');
	if (seul !== null && years.length === 1) {
		const least = scope.auMoins ? tr('au moins ', 'at least ') : '';
		const amount = `${least}${amountAt(seul, scope.etape)} ${purpose(scope)}${asides(scope)}`;
		return say(
			fr`un seul montant connu, ${amount}, en ${first}`,
			`a single known amount, ${amount}, in ${first}`
		);
	}
	const said: Readonly<Record<Couverture, string>> = tr(
		{
			complete: 'complets',
			partielle: 'partiels',
			absente: 'de couverture absente',
			non_declaree: 'de couverture non déclarée'
		},
		{
			complete: 'complete',
			partielle: 'partial',
			absente: 'without coverage',
			non_declaree: 'of coverage not declared'
		}
	);
	const pieces = couvertures
		.map(({ couverture, exercices }) => `${said[couverture]} ${duringYears(exercices)}`)
		.join(', ');
	const stage = participle(scope.etape, true);
	return say(fr`montants ${stage} ${pieces}`, `amounts ${stage} are ${pieces}`);
}
