import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate } from '#lib/domain/typography.ts';

/** What the vocabulary says of staff costs in a dispositif's amounts: left out, included, or nothing. */
interface Staffed {
	readonly libelle_fr: string;
	readonly libelle_en: string;
	readonly hors_personnel: 'oui' | 'non' | '';
}

/** More names than this would drown the amount that they stand beside: they are counted. */
const NAMED = 3;

/**
 * « hors personnel », “excluding staff”, to stand beside an amount; `null` when no source says that staff is left out. Dispositifs of which
 * it is not said, or that do pay staff, are named.
 */
export function staffWords(dispositifs: readonly Staffed[]): string | null {
	const named = (value: Staffed['hors_personnel']) =>
		dispositifs.filter((row) => row.hors_personnel === value).map(labelOf);
	if (named('oui').length === 0) return null;
	const [included, unsaid] = [named('non'), named('')];
	if (included.length + unsaid.length > NAMED) {
		const without = named('oui').length;
		return tr(
			`hors personnel pour ${without} ${without === 1 ? 'dispositif' : 'dispositifs'} sur ${dispositifs.length}`,
			`excluding staff for ${without} of ${dispositifs.length} schemes`
		);
	}
	const rest = [
		...(included.length > 0
			? [tr(`compris pour ${enumerate(included, 'et pour')}`, `included for ${enumerate(included, 'and')}`)]
			: []),
		...(unsaid.length > 0
			? [tr(`non précisé pour ${enumerate(unsaid, 'ni pour')}`, `not stated for ${enumerate(unsaid, 'or')}`)]
			: [])
	];
	const words = tr('hors personnel', 'excluding staff');
	return rest.length === 0 ? words : `${words} (${rest.join(tr('\u00A0; ', '; '))})`;
}
