import { tr } from '#lib/domain/language.ts';
import { formatCount } from '#lib/domain/typography.ts';

/** An amount that a version counts otherwise, in cents; `null` when nothing counted. */
export interface CountedAmount {
	readonly avant: number | null;
	readonly apres: number | null;
}

/** « Les données en sont à leur première version », « … à leur version 12 ». */
export function versionsTitle(count: number): string {
	return count === 1
		? tr('Les données en sont à leur première version', 'The data is at its first version')
		: tr(
				`Les données en sont à leur version ${formatCount(count)}`,
				`The data is at version ${formatCount(count)}`
			);
}

/** « 3 montants comptés changent, 12 entrent, 1 est retiré »; the first version changes nothing, it counts. */
export function countedWords(version: number, amounts: readonly CountedAmount[]): string {
	const counts = {
		changent: amounts.filter(({ avant, apres }) => avant !== null && apres !== null && avant !== apres)
			.length,
		entrent: amounts.filter(({ avant, apres }) => avant === null && apres !== null).length,
		partent: amounts.filter(({ avant, apres }) => avant !== null && apres === null).length
	};
	if (version === 1 && counts.entrent > 0) return openingWords(counts.entrent);
	const verbs = {
		changent: [tr('change', 'changes'), tr('changent', 'change')],
		entrent: [tr('entre', 'enters'), tr('entrent', 'enter')],
		partent: [tr('est retiré', 'is withdrawn'), tr('sont retirés', 'are withdrawn')]
	} as const;
	const told = (['changent', 'entrent', 'partent'] as const).filter((kind) => counts[kind] > 0);
	if (told.length === 0) return tr('aucun montant compté ne change', 'no counted amount changes');
	const parts = told.map((kind, rank) => {
		const count = counts[kind];
		const [one, many] = verbs[kind];
		const noun =
			rank > 0
				? ''
				: count === 1
					? tr(' montant compté', ' counted amount')
					: tr(' montants comptés', ' counted amounts');
		return `${formatCount(count)}${noun} ${count === 1 ? one : many}`;
	});
	return parts.join(', ');
}

const openingWords = (count: number) =>
	count === 1
		? tr('la base s’ouvre sur 1 montant compté', 'the database opens with 1 counted amount')
		: tr(
				`la base s’ouvre sur ${formatCount(count)} montants comptés`,
				`the database opens with ${formatCount(count)} counted amounts`
			);
