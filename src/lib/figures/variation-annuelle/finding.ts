import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatWholeEuros } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { purpose, told } from '#lib/words/scope-words.ts';
import { inWords, shortParticiple } from '#lib/words/year/year-words.ts';

/** What changed of a dispositif between two years, in cents. */
export interface Change {
	readonly libelle: string;
	readonly ecart: number;
	readonly apres: number;
	/** Stage of the later amount; `null` when it has none. */
	readonly etape: Etape | null;
	readonly postes: readonly { readonly poste: string; readonly ecart: number | null }[];
	/** A source says that credits came from, or went to, another programme (R11). */
	readonly transfert: boolean;
}

/** The poste that makes more than half of a change, when there are several. */
function mainPoste({ ecart, postes }: Change): string | null {
	const known = postes.filter((item) => item.ecart !== null);
	const [best] = [...known].sort((a, b) => Math.abs(b.ecart ?? 0) - Math.abs(a.ecart ?? 0));
	if (known.length < 2 || !best || best.ecart === null) return null;
	if (Math.sign(best.ecart) !== Math.sign(ecart) || Math.abs(best.ecart) * 2 <= Math.abs(ecart)) return null;
	return best.poste;
}

/** More dispositifs than this are not given one by one in a title. */
const APART = 3;

/** What stands in brackets after a change: what of, the euros it is in, and whether it is between amounts deduced by us. */
export function besideChange({ base, deduit }: Scope, where = ''): string {
	const deduced =
		deduit === 'tout'
			? tr('montants déduits par nous', 'amounts deduced by us')
			: tr('montants en partie déduits par nous', 'amounts in part deduced by us');
	const said = [
		...(where === '' ? [] : [where]),
		...(base === null ? [] : [tr(`euros constants de ${base}`, `constant ${base} euros`)]),
		...(deduit === 'rien' ? [] : [deduced])
	];
	return said.length === 0 ? '' : ` (${said.join(tr('\u00A0; ', '; '))})`;
}

/** What changed between two years over the dispositifs that compare. `total` is `null` when they may not be added up. */
export function variationFinding(
	scope: Scope,
	[from, to]: readonly [number, number],
	changes: readonly Change[],
	total: number | null
): Sentence {
	const say = (french: string, english: string) => told(scope, tr(french, english));
	const [first, ...others] = changes;
	if (!first) {
		const alone = scope.dispositifs.length === 1;
		return say(
			fr`Entre ${from} et ${to}, ${alone ? 'rien' : 'aucun dispositif'} ne se compare`,
			`Between ${from} and ${to}, ${alone ? 'nothing' : 'no scheme'} can be compared`
		);
	}
	const count = inWords(changes.length);
	const moved = changes.filter(({ ecart }) => ecart !== 0);
	if (others.length > 0 && changes.length <= APART && moved.length > 0) {
		// An announcement and a bill are two facts: their changes are given apart.
		const each = moved.map(({ libelle, ecart, etape, transfert }) => {
			const stage = etape === null ? '' : `${shortParticiple(etape)}, `;
			const moved = transfert ? tr(', transfert compris', ', transfer included') : '';
			return `${ecart > 0 ? '+' : ''}${formatWholeEuros(ecart)} (${stage}${libelle}${moved})`;
		});
		return say(
			fr`En ${to}, par rapport à ${from}, ${purpose(scope)}${besideChange(scope)} : ${enumerate(each)}`,
			`In ${to}, compared with ${from}, ${purpose(scope)}${besideChange(scope)}: ${enumerate(each)}`
		);
	}
	if (total === null)
		return others.length === 0
			? say(
					fr`Entre ${from} et ${to}, un dispositif se compare`,
					`Between ${from} and ${to}, one scheme can be compared`
				)
			: say(
					fr`Entre ${from} et ${to}, ${count} dispositifs se comparent, chacun seul`,
					`Between ${from} and ${to}, ${count} schemes can be compared, each on its own`
				);
	const where =
		others.length === 0
			? first.libelle
			: tr(`${count} dispositifs comparables`, `${count} comparable schemes`);
	const what = `${purpose(scope)}${besideChange(scope, where)}`;
	if (total === 0) {
		const amount = formatAmount(changes.reduce((sum, item) => sum + item.apres, 0));
		return say(
			fr`Autant en ${to} qu'en ${from} ${what} : ${amount}`,
			`As much in ${to} as in ${from} ${what}: ${amount}`
		);
	}
	const main = others.length === 0 ? mainPoste(first) : null;
	const amount = formatWholeEuros(Math.abs(total));
	const mainly =
		main === null ? '' : tr(fr`, surtout pour le poste « ${main} »`, `, mainly for the item “${main}”`);
	const moving = others.length === 0 && first.transfert ? transferred(total) : '';
	return say(
		fr`En ${to}, ${amount} de ${total < 0 ? 'moins' : 'plus'} qu'en ${from} ${what}${mainly}${moving}`,
		`In ${to}, ${amount} ${total < 0 ? 'less' : 'more'} than in ${from} ${what}${mainly}${moving}`
	);
}

/** Money that changed programmes is no new money of the State, nor money that it withdrew: a source says so, not we. */
const transferred = (total: number): string =>
	total > 0
		? tr(
				fr` ; selon la source citée, une part vient de crédits transférés d'autres programmes`,
				'; according to the source cited, part of it comes from funding transferred from other programmes'
			)
		: tr(
				fr` ; selon la source citée, une part va par transfert à d'autres programmes`,
				'; according to the source cited, part of it goes by transfer to other programmes'
			);

/** Why a dispositif is left out; `texte` is that of a break in the series (R11). */
export interface Excluded {
	readonly cause: string;
	readonly absences?: readonly { readonly exercice: number; readonly statut: Statut }[];
	readonly texte?: string;
}

/** Why a dispositif is left out of a comparison of two years. */
export function whyExcluded({ cause, absences = [], texte = '' }: Excluded): string {
	switch (cause) {
		case 'absence': {
			const said = absences.map(({ exercice, statut }, index) =>
				absences[index - 1]?.statut === statut
					? tr(`en ${exercice}`, `in ${exercice}`)
					: `${LIBELLES.statut[statut]} ${tr('en', 'in')} ${exercice}`
			);
			return tr(fr`Montant ${enumerate(said)}.`, `Amount: ${enumerate(said)}.`);
		}
		case 'rupture':
			return tr(
				fr`Rupture non comparable entre les deux années : ${lowerFirst(texte)}`,
				`Break in series, not comparable between the two years: ${lowerFirst(texte)}`
			);
		case 'etape':
			return tr(
				'Les deux années ne sont pas à la même étape du budget.',
				'The two years are not at the same stage of the budget.'
			);
		case 'couverture':
			return tr(
				'La couverture n’est pas la même les deux années.',
				'Coverage is not the same in the two years.'
			);
		case 'quarantaine':
			return tr('Des lignes attendent en quarantaine.', 'Lines are waiting in quarantine.');
		default:
			return tr(
				'Pas d’indice des prix pour l’une des deux années.',
				'No price index for one of the two years.'
			);
	}
}
