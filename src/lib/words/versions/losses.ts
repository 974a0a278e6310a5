import type { EffectLoss } from '#lib/domain/importing/effect.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Nature } from '#lib/domain/vocabulary.ts';

/** « bop137 2018, LFI : 2 376 000 € ne seraient plus rattachés à la forme SEX (AFIS). »; `done` when it has been. */
export function lossWords(loss: EffectLoss, done: boolean): string {
	const place = `${loss.dispositif} ${loss.exercice}, ${LIBELLES.etapeCourte[loss.etape]}${natures(loss.natures)}`;
	const money = formatEuros(loss.centimes);
	const items = itemsOf(loss);
	if (loss.forme !== null) {
		return done
			? tr(
					fr`${place} : ${money} ne sont plus rattachés à la forme ${loss.forme}${items}.`,
					`${place}: ${money} are no longer attributed to the form ${loss.forme}${items}.`
				)
			: tr(
					fr`${place} : ${money} ne seraient plus rattachés à la forme ${loss.forme}${items}.`,
					`${place}: ${money} would no longer be attributed to the form ${loss.forme}${items}.`
				);
	}
	return done
		? tr(
				fr`${place} : ${money} qui étaient comptés sont retirés, et rien ne les remplace${items}.`,
				`${place}: ${money} that counted are withdrawn, and nothing replaces them${items}.`
			)
		: tr(
				fr`${place} : ${money} qui sont comptés seraient retirés, et rien ne les remplacerait${items}.`,
				`${place}: ${money} that count would be withdrawn, and nothing would replace them${items}.`
			);
}

const natures = (seen: readonly Nature[]) =>
	seen.length === 1 && seen[0] !== undefined && seen[0] !== 'np' ? ` ${seen[0].toUpperCase()}` : '';

/** « (AFIS, 2 376 000 € ; Crédits nationaux, 520 000 € ; et 2 autres) ». */
function itemsOf({ items, nombre }: EffectLoss): string {
	const named = items.flatMap(({ poste, beneficiaire, centimes }) => {
		const name = [poste, beneficiaire].filter((word) => word !== '').join(', ');
		return [`${name || tr('sans poste', 'no item stated')}, ${formatEuros(centimes)}`];
	});
	const more = nombre - items.length;
	if (more > 0)
		named.push(
			tr(`et ${formatCount(more)} ${more === 1 ? 'autre' : 'autres'}`, `and ${formatCount(more)} more`)
		);
	return named.length === 0 ? '' : ` (${named.join(tr('\u00A0; ', '; '))})`;
}
