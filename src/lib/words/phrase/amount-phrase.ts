import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import type { Absence, FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { asides, purpose, told } from '#lib/words/scope-words.ts';
import { FORMES_EN_PHRASE } from '#lib/words/sentence-words.ts';
import { inWords, isPlural, participle } from '#lib/words/year/year-words.ts';

/** « 2 376 000 € prévus », to the euro: a report quotes it. */
export const exactAmount = (centimes: number, { etape }: Scope): string =>
	`${formatEuros(centimes)} ${participle(etape, isPlural(centimes))}`;

/** What a phrase about the money of a year says: all of it, or that of one scheme, item or stage. */
export interface AmountPhrase {
	readonly exercice: number;
	/** What is told, at the head of the phrase: « BOP 137, AFIS »; `''` where all that was read is. */
	readonly sujet: string;
	/** Cents; `null` when nothing counts, and then `rien` says which nothing it is (R10). */
	readonly centimes: number | null;
	readonly rien: Absence | null;
	/** A zero that nobody published is deduced by us. */
	readonly deduit: boolean;
	/** Only money that no source gives to one form is told. */
	readonly sansForme: boolean;
	readonly scope: Scope;
	/** What of it has a form, of which ones, and what has none, in cents; `null` where forms are not told. */
	readonly formes: {
		readonly codes: readonly FormeAttribuee[];
		readonly centimes: number;
		readonly ouvert: number;
	} | null;
}

/** After « aucun montant voté » and before its full stop. */
const nothingWords = (rien: Absence): string =>
	({
		absent: tr(
			fr`n'est dans nos sources ; nous ne l'avons pas cherché partout`,
			'is in our sources; we have not looked for it everywhere'
		),
		non_trouve: tr(fr`n'a été trouvé par nous`, 'was found by us'),
		non_publie: tr(
			fr`n'est isolé par qui publie le document qui devrait le porter`,
			'is isolated by the publisher of the document that should carry it'
		),
		sans_objet: tr(
			fr`n'est à attendre, car il n'y avait rien à publier`,
			'is to be expected, as there was nothing to publish'
		),
		non_importe: tr(
			fr`n'est encore compté, car des lignes attendent d'être corrigées`,
			'is counted yet, as rows are waiting to be mended'
		),
		sans_indice: tr(
			fr`ne peut être dit en euros constants, faute d'indice des prix pour cette année`,
			'can be told in constant euros, without a price index for that year'
		)
	})[rien];

/** More forms than this would bury the sentence: they are counted. */
const NAMED = 3;

/** What of the money told has a form, and what has none, as a second sentence; `''` where there is no money. */
function formsSentence(
	{ codes, centimes, ouvert }: NonNullable<AmountPhrase['formes']>,
	auMoins: boolean
): string {
	if (centimes <= 0 && ouvert <= 0) return '';
	const named =
		codes.length > NAMED
			? tr(
					fr`à ${inWords(codes.length, true)} formes de traite`,
					`to ${inWords(codes.length)} forms of trafficking`
				)
			: enumerate(codes.map((code) => FORMES_EN_PHRASE[code].a));
	if (centimes <= 0)
		return tr(
			fr` Nos sources n'en rattachent rien à une forme de traite en particulier.`,
			' Our sources attribute none of it to any single form of trafficking.'
		);
	if (ouvert <= 0)
		return auMoins
			? tr(
					fr` Ce montant, seul connu, est rattaché ${named}.`,
					` This amount, the only one known, is attributed ${named}.`
				)
			: tr(fr` Ce montant est en entier rattaché ${named}.`, ` All of this amount is attributed ${named}.`);
	const [some, rest] = [formatEuros(centimes), formatEuros(ouvert)];
	return tr(
		fr` De ce montant, ${some} ${isPlural(centimes) ? 'sont rattachés' : 'est rattaché'} ${named} et ${rest} à aucune forme en particulier.`,
		` Of this amount, ${some} is attributed ${named} and ${rest} to no single form.`
	);
}

/** The money of a year in one sentence, to be quoted in a report (R15): how much, for what, and with what reserve. */
export function amountPhrase(phrase: AmountPhrase): Sentence {
	const { exercice, sujet, centimes, rien, deduit, sansForme, scope, formes } = phrase;
	const head = sujet === '' ? '' : tr(fr`${sujet} : `, `${sujet}: `);
	const say = (text: string) => told(scope, upperFirst(`${head}${text}`));
	const stage = participle(scope.etape, false);
	if (centimes === null) {
		const why = nothingWords(rien ?? 'absent');
		return say(
			tr(
				fr`pour ${exercice}, aucun montant ${stage} ${purpose(scope)} ${why}.`,
				`for ${exercice}, no amount ${stage} ${purpose(scope)} ${why}.`
			)
		);
	}
	// Of several schemes, a zero of one says nothing of the others.
	if (centimes === 0 && scope.auMoins && sujet === '')
		return say(
			tr(
				fr`en ${exercice}, aucun montant ${stage} ${purpose(scope)} n'est connu, sauf un zéro ${deduit ? 'déduit par nous' : 'publié'}.`,
				`in ${exercice}, no amount ${stage} ${purpose(scope)} is known, save a ${deduit ? 'zero deduced by us' : 'published zero'}.`
			)
		);
	const least = scope.auMoins && centimes !== 0 ? tr('au moins ', 'at least ') : '';
	const zero =
		centimes !== 0
			? ''
			: deduit
				? tr(' (zéro déduit par nous)', ' (a zero deduced by us)')
				: tr(' (zéro publié)', ' (a published zero)');
	const amount = `${least}${exactAmount(centimes, scope)} ${purpose(scope)}${centimes === 0 ? '' : asides(scope)}${zero}`;
	if (!sansForme)
		return say(
			`${tr(fr`en ${exercice}, ${amount}.`, `in ${exercice}, ${amount}.`)}${formes && scope.perimetre !== 'contexte' ? formsSentence(formes, scope.auMoins) : ''}`
		);
	const plural = isPlural(centimes);
	return say(
		tr(
			fr`en ${exercice}, ${amount} ne ${plural ? 'sont rattachés' : 'est rattaché'} à aucune forme de traite en particulier.`,
			`in ${exercice}, ${amount} ${plural ? 'are' : 'is'} attributed to no single form of trafficking.`
		)
	);
}
