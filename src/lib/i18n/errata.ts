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
	if (apres === null) return fr`${formatEuros(avant)}, montant retiré`;
	if (apres !== avant)
		return fr`${formatEuros(avant)} corrigés en ${formatEuros(apres)} (${signedEuros(apres - avant)})`;
	return fr`${formatEuros(avant)}, forme corrigée : ${formeAvant} devient ${formeApres ?? 'NV'}`;
}

/** « Aucune correction… », « 1 version a corrigé… »: what opens the list of errata. */
export function errataSentence(versions: number, corrections: number): string {
	if (versions === 0) {
		return fr`Aucun montant déjà publié ici n'a été corrigé ni retiré.`;
	}
	const amounts =
		corrections === 1
			? fr`un montant déjà publié ici`
			: fr`${formatCount(corrections)} montants déjà publiés ici`;
	return versions === 1
		? fr`Une version a corrigé ou retiré ${amounts}.`
		: fr`${formatCount(versions)} versions ont corrigé ou retiré ${amounts}.`;
}
