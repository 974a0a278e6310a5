import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';
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

/** « passe de 100 € à 90 € (−10 €) », « 100 € retirés », « 100 €, rattachés à SEX puis à NV ». */
export function correctionWords({ avant, apres, formeAvant, formeApres }: Corrected): string {
	const before = formatEuros(avant);
	if (apres === null) return tr(fr`${before}, montant retiré`, `${before}, amount withdrawn`);
	if (apres !== avant) {
		const [after, by] = [formatEuros(apres), signedEuros(apres - avant)];
		return tr(fr`${before} corrigés en ${after} (${by})`, `${before} corrected to ${after} (${by})`);
	}
	const form = formeApres ?? 'NV';
	return tr(
		fr`${before}, forme corrigée : ${formeAvant} devient ${form}`,
		`${before}, form corrected: ${formeAvant} becomes ${form}`
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
