import { tr } from '#lib/domain/language.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { Nature } from '#lib/domain/vocabulary.ts';

export { VERDICTS_EN_MOTS as VERDICTS } from '#lib/words/retained.ts';

/** Why the lines of a list have no sum: credits of both natures, several stages. */
export function noTotal(stages: readonly string[], natures: readonly Nature[]): string {
	const both = natures.includes('ae') && natures.includes('cp');
	const several = stages.length > 1;
	const listed = enumerate(stages);
	const french = [
		...(both ? ['AE et CP ne s’additionnent pas'] : []),
		...(several
			? [both ? `les étapes non plus (${listed})` : `les étapes ne s’additionnent pas (${listed})`]
			: [])
	];
	const english = [
		...(both ? ['AE and CP are not added up'] : []),
		...(several ? [both ? `nor are stages (${listed})` : `stages are not added up (${listed})`] : [])
	];
	return tr(fr`Pas de total : ${french.join(', ')}`, `No total: ${english.join(', ')}`);
}

/** What the lines left out of a sum are, after their count. */
export function notCounted(others: number): string {
	return tr(
		fr`${others === 1 ? 'ligne n’est pas comptée' : 'lignes ne sont pas comptées'} : totaux de contrôle, valeurs écartées`,
		`${others === 1 ? 'line is' : 'lines are'} not counted: check totals, values set aside`
	);
}
