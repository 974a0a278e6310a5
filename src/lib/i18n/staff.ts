import { enumerate } from '#lib/domain/typography.ts';

/** What the vocabulary says of staff costs in a dispositif's amounts: left out, included, or nothing. */
interface Staffed {
	readonly libelle_fr: string;
	readonly hors_personnel: 'oui' | 'non' | '';
}

/** More names than this would drown the amount that they stand beside: they are counted. */
const NAMED = 3;

/**
 * « hors personnel », to stand beside an amount; `null` when no source says that staff is left out. Dispositifs of which
 * it is not said, or that do pay staff, are named.
 */
export function staffWords(dispositifs: readonly Staffed[]): string | null {
	const named = (value: Staffed['hors_personnel']) =>
		dispositifs.filter((row) => row.hors_personnel === value).map((row) => row.libelle_fr);
	if (named('oui').length === 0) return null;
	const [included, unsaid] = [named('non'), named('')];
	if (included.length + unsaid.length > NAMED) {
		const without = named('oui').length;
		return `hors personnel pour ${without} ${without === 1 ? 'dispositif' : 'dispositifs'} sur ${dispositifs.length}`;
	}
	const rest = [
		...(included.length > 0 ? [`compris pour ${enumerate(included, 'et pour')}`] : []),
		...(unsaid.length > 0 ? [`non précisé pour ${enumerate(unsaid, 'ni pour')}`] : [])
	];
	return rest.length === 0 ? 'hors personnel' : `hors personnel (${rest.join('\u00A0; ')})`;
}
