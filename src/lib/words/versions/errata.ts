import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, formatCount, fr, lowerFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature, type Role } from '#lib/domain/vocabulary.ts';
import { signedEuros } from './changes.ts';

/** What a correction is about. */
export interface CorrectedPlace {
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly role: Role;
	readonly poste: string;
	readonly beneficiaire: string;
}

/** « BOP 137, 2018, LFI, AFIS »; the nature when the source says it, « total » when it is one. */
export function placeWords(dispositif: string, place: CorrectedPlace): string {
	const { exercice, etape, nature, role, poste, beneficiaire } = place;
	return [
		dispositif,
		String(exercice),
		LIBELLES.etapeCourte[etape],
		nature === 'np' ? '' : nature.toUpperCase(),
		poste,
		beneficiaire,
		role === 'total' ? 'total' : ''
	]
		.filter((word) => word !== '')
		.join(', ');
}

/** An amount before and after a correction, in cents, and the forms it was tied to. */
export interface Corrected {
	readonly avant: number;
	readonly apres: number | null;
	readonly formeAvant: string;
	readonly formeApres: string | null;
}

/** Forms as lines write them, `SEX`, `SEX:60|TRAV:40`, in words; `libelles` are the labels by code. */
function formsWords(specs: string, libelles: Readonly<Record<string, string>>): string {
	const nameOf = (code: string) =>
		code === 'NV' ? tr('non attribué', 'not attributed') : lowerFirst(libelles[code] ?? code);
	const words = specs.split(/[,|]/).map((item) => {
		const [code = '', share] = item.split(':');
		return share === undefined
			? nameOf(code)
			: tr(fr`${nameOf(code)} ${share} %`, `${nameOf(code)} ${share}%`);
	});
	return enumerate([...new Set(words)]);
}

/** « 100 € corrigés en 90 € (−10 €) », « 100 €, montant retiré », « 100 €, forme corrigée : … »; a form that moves is always told. */
export function correctionWords(
	{ avant, apres, formeAvant, formeApres }: Corrected,
	libelles: Readonly<Record<string, string>>
): string {
	const before = formatEuros(avant);
	if (apres === null) return tr(fr`${before}, montant retiré`, `${before}, amount withdrawn`);
	const [after, by] = [formatEuros(apres), signedEuros(apres - avant)];
	const corrected = Math.abs(avant) < 200 ? 'corrigé' : 'corrigés';
	const amount =
		apres === avant
			? before
			: tr(fr`${before} ${corrected} en ${after} (${by})`, `${before} corrected to ${after} (${by})`);
	if (formeApres === null || formeApres === formeAvant) return amount;
	const [was, is] = [formsWords(formeAvant, libelles), formsWords(formeApres, libelles)];
	return tr(
		fr`${amount}, forme corrigée : « ${was} » devient « ${is} »`,
		`${amount}, form corrected: “${was}” becomes “${is}”`
	);
}

/** « Aucune correction… », « 1 version a corrigé… »: what opens the list of errata. */
export function errataSentence(versions: number, corrections: number): string {
	if (versions === 0) {
		return tr(
			fr`Aucun montant déjà publié ici n'a été corrigé ni retiré.`,
			'No amount already published here has been corrected or withdrawn.'
		);
	}
	const amounts =
		corrections === 1
			? tr(fr`un montant déjà publié ici`, 'one amount already published here')
			: tr(
					fr`${formatCount(corrections)} montants déjà publiés ici`,
					`${formatCount(corrections)} amounts already published here`
				);
	return versions === 1
		? tr(
				fr`Une version a corrigé ou retiré ${amounts}.`,
				`One version has corrected or withdrawn ${amounts}.`
			)
		: tr(
				fr`${formatCount(versions)} versions ont corrigé ou retiré ${amounts}.`,
				`${formatCount(versions)} versions have corrected or withdrawn ${amounts}.`
			);
}
