import type { IssueControle } from '#lib/domain/settlement/held-totals.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';

/** A published total beside its details, in cents (R3). */
export interface Controlled {
	readonly total: number;
	readonly details: number;
	readonly issue: IssueControle;
}

/** What a published total says of its details. `place` is where it stands, `null` on the page of its own line. */
export function controlSentence(place: string | null, { total, details, issue }: Controlled): string {
	const amount = formatEuros(total);
	const [sum, gap] = [formatEuros(details), formatEuros(Math.abs(total - details))];
	const say = (french: string, english: string) =>
		place === null
			? tr(fr`Ce total, ${amount}, ${french}.`, `This total, ${amount}, ${english}.`)
			: tr(
					fr`${place} : le total publié, ${amount}, ${french}.`,
					`${place}: the published total, ${amount}, ${english}.`
				);
	switch (issue) {
		case 'egal': {
			const near =
				total === details
					? ''
					: tr(fr` (${sum}), à l'arrondi de la source près`, ` (${sum}), within the rounding of the source`);
			return say(
				fr`est égal à la somme de ses détails${near} ; il contrôle et ne s'ajoute pas`,
				`equals the sum of its details${near}; it is a check and is not added`
			);
		}
		case 'non_detaille':
			return say(
				fr`dépasse de ${gap} la somme de ses détails (${sum}) ; l'écart compte comme « non détaillé »`,
				`exceeds the sum of its details (${sum}) by ${gap}; the difference counts as “not itemised”`
			);
		case 'excedent':
			return say(
				fr`est dépassé de ${gap} par la somme des détails publiés (${sum}) ; ce qui le ferait dépasser est mis à part, comme « excédent »`,
				`is exceeded by the sum of the published details (${sum}) by ${gap}; what would take it beyond is set aside, as “excess”`
			);
		case 'depasse':
			return say(
				fr`est dépassé de ${gap} par la somme de ses détails (${sum}) ; le total compte seul, les détails sont listés`,
				`is exceeded by the sum of its details (${sum}) by ${gap}; the total alone counts, the details are listed`
			);
		case 'seul':
			return say(
				fr`n'a aucun détail connu ; il compte comme une ligne`,
				'has no known detail; it counts as a line'
			);
		case 'croise':
			return say(
				fr`recoupe en partie un autre total ; il contrôle et ne compte pas`,
				'partly overlaps another total; it is a check and does not count'
			);
	}
}
