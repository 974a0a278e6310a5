import { tr } from '#lib/domain/language.ts';
import { formatAmount } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { duringYears } from '#lib/figures/shell/words.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { asides, purpose, told } from '#lib/words/scope-words.ts';
import { isPlural, participle, stageOfYear } from '#lib/words/year/year-words.ts';
import type { SuiviPosteData, Track, TrackYear } from './data.ts';
import { plannedOf, spentOf } from './stages.ts';

/** The year that the title tells, and the stages that it tells of it. */
export function toldYear({
	annees
}: Track): { readonly exercice: number; readonly etapes: readonly Etape[] } | null {
	const spent = annees.findLast(({ valeurs }) => spentOf(valeurs));
	if (spent) return { exercice: spent.exercice, etapes: ['lfi', 'execution'] };
	const planned = annees.findLast(({ valeurs }) => plannedOf(valeurs));
	const etape = planned && plannedOf(planned.valeurs)?.etape;
	return planned && etape ? { exercice: planned.exercice, etapes: [etape] } : null;
}

const valueOf = ({ valeurs }: TrackYear, stage: Etape) => valeurs.find(({ etape }) => etape === stage);

/** « ; depuis, aucune dépense dans nos sources »: of years whose spending may be told not to be there. */
function nothingSpent(years: readonly TrackYear[], when: string): string {
	const states = years.map((year) => valueOf(year, 'execution')?.statut);
	// An amount that cannot be put in constant euros is there all the same.
	if (years.length === 0 || states.includes('sans_indice')) return '';
	const [imported, read] = states.includes('non_importe') ? [' importée', ' imported'] : ['', ''];
	return tr(
		fr` ; ${when}, aucune dépense${imported} dans nos sources`,
		`; ${when}, no spending${read} in our sources`
	);
}

/**
 * The finding of a poste: what was spent of its vote in the last year whose spending is known, and that nothing is known of
 * the years after; failing that, what is planned last. `scope` is of the money told.
 */
export function trackFinding(scope: Scope, track: Track | null): Sentence {
	const what = purpose(scope);
	if (track === null)
		return told(
			scope,
			tr(
				fr`Aucun poste ${what} n'a de montants à deux étapes du budget dans nos sources`,
				`No item ${what} has amounts at two stages of the budget in our sources`
			)
		);
	const { annees, poste } = track;
	const year = annees.find(({ exercice }) => exercice === toldYear(track)?.exercice);
	const reserve = asides(scope);
	if (year === undefined) {
		const { de, a } = scope;
		const when = de === undefined || a === undefined ? '' : ` ${duringYears(de, a)}`;
		return told(
			scope,
			tr(
				fr`${poste} : aucun montant ${what}${when} dans nos sources`,
				`${poste}: no amount ${what}${when} in our sources`
			)
		);
	}
	const { exercice, valeurs } = year;
	const spent = spentOf(valeurs)?.centimes ?? null;
	const vote = valueOf(year, 'lfi')?.centimes ?? null;
	if (spent === null) {
		const { centimes = 0, etape = 'plf' } = plannedOf(valeurs) ?? {};
		const amount = `${formatAmount(centimes ?? 0)} ${stageOfYear(etape, exercice, isPlural(centimes ?? 0))}`;
		const [first, last] = [annees[0]?.exercice ?? exercice, annees.at(-1)?.exercice ?? exercice];
		const none = nothingSpent(annees, duringYears(first, last));
		return told(
			scope,
			tr(fr`${poste} : ${amount} ${what}${reserve}${none}`, `${poste}: ${amount} ${what}${reserve}${none}`)
		);
	}
	const later = annees.filter((one) => one.exercice > exercice);
	const [next, last] = [later[0]?.exercice ?? exercice, later.at(-1)?.exercice ?? exercice];
	// Where the reader bounds the years, nothing is said of those beyond.
	const when = scope.a === undefined ? tr('depuis', 'since then') : duringYears(next, last);
	const after = nothingSpent(later, when);
	if (vote === null) {
		const amount = `${formatAmount(spent)} ${stageOfYear('execution', exercice, isPlural(spent))}`;
		const unvoted = tr(', sans montant voté dans nos sources', ', with no voted amount in our sources');
		return told(
			scope,
			tr(
				fr`${poste} : ${amount} ${what}${reserve}${unvoted}${after}`,
				`${poste}: ${amount} ${what}${reserve}${unvoted}${after}`
			)
		);
	}
	const voted = `${formatAmount(vote)} ${stageOfYear('lfi', exercice, isPlural(vote))}`;
	const paid = `${formatAmount(spent)} ${participle('execution', isPlural(spent))}`;
	return told(
		scope,
		tr(
			fr`${poste} : ${voted} ${what}, ${paid}${reserve}${after}`,
			`${poste}: ${voted} ${what}, ${paid}${reserve}${after}`
		)
	);
}

/** More than this and a list of amounts is the table's. */
const LISTED = 3;

/** What spending is known of a poste: « Dépenses dans nos sources : 0 € (2016) et 50 000 € (2017). » */
export function executionsTold({ annees }: Track): string {
	const known = annees.flatMap(({ exercice, valeurs }) => {
		const centimes = spentOf(valeurs)?.centimes;
		return centimes == null ? [] : [`${formatAmount(centimes)} (${exercice})`];
	});
	if (known.length === 0 || known.length > LISTED) return '';
	return tr(
		fr`Dépenses dans nos sources : ${enumerate(known)}.`,
		`Spending in our sources: ${enumerate(known)}.`
	);
}

/** That the money below is another one. */
export function howToRead(apart: SuiviPosteData['apart']): string {
	if (apart.length === 0) return '';
	const names = enumerate(apart.map(({ nom }) => nom));
	return tr(
		fr`À part, ${names} : à la même échelle, jamais ajouté.`,
		`${upperFirst(names)} apart: on the same scale, never added.`
	);
}
