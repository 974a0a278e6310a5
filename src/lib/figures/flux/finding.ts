import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { askedForms, asides, nothingFound, purpose, told } from '#lib/words/scope-words.ts';
import { amountAt, inWords, participle } from '#lib/words/year/year-words.ts';

/** The money of one year by poste, as a finding tells it: net amounts in cents. */
export interface FlowsTold {
	readonly exercice: number;
	/** `nom` is `null` when the source names no poste; `rattache` is what evidence ties to a form. */
	readonly postes: readonly {
		readonly nom: string | null;
		readonly centimes: number;
		readonly rattache: number;
	}[];
	/** Whether the year has a published zero or an amount taken back, that nothing draws. */
	readonly autres: boolean;
}

/** Title of the flows of a year: through which postes money reaches a form. */
export function flowsFinding(scope: Scope, { exercice, postes, autres }: FlowsTold): Sentence {
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}`, `In ${exercice}, ${english}`));
	const total = postes.reduce((sum, poste) => sum + poste.centimes, 0);
	const tied = postes.filter((poste) => poste.rattache > 0);
	const rattache = tied.reduce((sum, poste) => sum + poste.rattache, 0);
	const stage = participle(scope.etape, false);
	if (total === 0)
		return autres
			? say(fr`aucun montant ${stage} au-dessus de zéro`, `no amount ${stage} above zero`)
			: say(nothingFound(scope), nothingFound(scope));
	const said = `${amountAt(total, scope.etape)} ${purpose(scope)}${asides(scope)}`;
	const [least, known] = !scope.auMoins
		? ['', tr('et', 'and')]
		: [tr('au moins ', 'at least '), tr('qui est connu et', 'that is known and')];
	if (total < 0 || rattache > total)
		return say(fr`${said} : des montants sont repris`, `${said}: amounts were taken back`);
	const [only, ...more] = tied;
	const by =
		more.length === 0
			? tr(fr`un seul poste${named(only?.nom ?? null)}`, `a single item${named(only?.nom ?? null)}`)
			: tr(`${inWords(tied.length)} postes`, `${inWords(tied.length)} items`);
	if (scope.formes.length > 0) return say(...askedSaid(scope, { total, rattache, by }));
	if (scope.sansForme)
		return say(
			fr`${least}${said} ne sont rattachés à aucune forme par leur source`,
			`${least}${said} is not attributed to any form by its source`
		);
	if (scope.perimetre === 'contexte' && rattache === 0)
		return say(fr`${said}, jamais ajoutés à un total`, `${said}, never added to a total`);
	if (rattache === 0) {
		if (least !== '')
			return say(
				fr`${least}${said} ; rien de ce qui est connu n'est rattaché à une forme de traite`,
				`${least}${said}; nothing of what is known is attributed to a form of trafficking`
			);
		const which = postes.length === 1 ? '' : tr(', quel que soit le poste', ', whatever the item');
		return say(
			fr`aucun des ${said} n'est rattaché à une forme de traite${which}`,
			`none of the ${said} is attributed to a form of trafficking${which}`
		);
	}
	if (rattache === total)
		return least === ''
			? say(
					fr`les ${said} sont tous rattachés à une forme, par ${by}`,
					`all of the ${said} is attributed to a form, through ${by}`
				)
			: say(
					fr`${least}${said} ; tout ce qui est connu est rattaché à une forme, par ${by}`,
					`${least}${said}; all that is known is attributed to a form, through ${by}`
				);
	if (postes.length === 1) {
		const share = formatPercent(rattache, total);
		return least === ''
			? say(
					fr`${share} des ${said} sont rattachés à une forme, par ${by}`,
					`${share} of the ${said} is attributed to a form, through ${by}`
				)
			: say(
					fr`${least}${said} ; ${share} de ce qui est connu est rattaché à une forme, par ${by}`,
					`${least}${said}; ${share} of what is known is attributed to a form, through ${by}`
				);
	}
	if (more.length === 0)
		return say(
			fr`tout l'argent ${stage} ${known} rattaché à une forme passe par ${by}`,
			`all the money ${stage} ${known} attributed to a form goes through ${by}`
		);
	return say(
		fr`${by} sur ${inWords(postes.length)} portent l'argent ${stage} et rattaché à une forme`,
		`${by} out of ${inWords(postes.length)} carry the money ${stage} and attributed to a form`
	);
}

/** What is tied to the forms asked, and what has no form, that a filter never hides (R6). */
function askedSaid(
	scope: Scope,
	{ total, rattache, by }: { readonly total: number; readonly rattache: number; readonly by: string }
): [string, string] {
	const [one, open] = [participle(scope.etape, false), total - rattache];
	const rest = `${scope.auMoins ? tr('au moins ', 'at least ') : ''}${formatAmount(open)}`;
	const [french, english] =
		open === 0
			? ['', '']
			: [fr` ; ${rest} ne sont rattachés à aucune forme`, `; ${rest} is not attributed to any form`];
	if (rattache === 0)
		return [
			fr`aucun montant ${one} n'est rattaché ${askedForms(scope, 'ni', 'a')}${french}`,
			`no amount ${one} is attributed ${askedForms(scope, 'or', 'a')}${english}`
		];
	const amount = `${amountAt(rattache, scope.etape)}`;
	return [
		fr`${amount} sont rattachés ${askedForms(scope, 'ou', 'a')}, par ${by}${french}`,
		`${amount} is attributed ${askedForms(scope, 'or', 'a')}, through ${by}${english}`
	];
}

const named = (nom: string | null) =>
	nom === null
		? tr(fr`, que la source ne nomme pas`, ', which the source does not name')
		: tr(fr` : ${nom}`, `: ${nom}`);
