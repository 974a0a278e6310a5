import { formatEuros } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr, typeset } from '#lib/domain/typography.ts';
import { LIBELLES, type Nature } from '#lib/domain/vocabulary.ts';
import { arbitrationSentence } from '#lib/i18n/retained.ts';
import { staffWords } from '#lib/i18n/staff.ts';
import type { Contest } from '#lib/server/analysis/competing.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** What a stage measures, at the head of a subtitle. */
export const ETAPES_EN_TITRE: Readonly<Record<EtapeDemandee, string>> = {
	prevu: 'Crédits prévus',
	demande: 'Crédits demandés',
	annonce: 'Montants annoncés',
	plf: 'Crédits du projet de loi de finances (PLF)',
	lfi: 'Crédits votés en loi de finances initiale (LFI)',
	lfr: 'Crédits votés en loi de finances rectificative (LFR)',
	ouvert: 'Crédits ouverts',
	execution: 'Montants exécutés'
};

/** The nature of credits, spelled out in a subtitle. */
export const NATURES_EN_TITRE: Readonly<Record<Nature, string>> = {
	ae: 'autorisations d’engagement (AE)',
	cp: 'crédits de paiement (CP)',
	np: 'montants dont la source ne dit pas s’ils sont en AE ou en CP'
};

/** « en euros constants de 2025 », « en euros courants ». */
const eurosWords = ({ deflator }: Selection): string =>
	deflator ? `en euros constants de ${deflator.base}` : 'en euros courants';

/** The unit, the nature, and whether staff is left out of what is measured over these dispositifs. */
export function measureWords(selection: Selection, dispositifs: readonly string[]): string {
	const { query, reference } = selection;
	const staff = staffWords(reference.dispositifs.filter((row) => dispositifs.includes(row.id)));
	return typeset(
		`${eurosWords(selection)}, ${NATURES_EN_TITRE[query.nature]}${staff === null ? '' : `, ${staff}`}`
	);
}

/** Publishers of the sources, by id, what the caller adds, then the version of the data. */
export function sourceLine({ reference, version }: Selection, ids: readonly string[], note = ''): string {
	const editors = new Map(reference.sources.map((row) => [row.id, row.editeur]));
	const cited = [...new Set(ids.map((id) => editors.get(id) ?? id))];
	const sources = cited.length === 0 ? 'Aucune source' : fr`Sources : ${cited.join(', ')}`;
	return fr`${sources}.${note === '' ? '' : ` ${note}`} Version ${version} des données.`;
}

/** What else is published for each contested amount (R4), to the euro, and who decided when a decision is recorded. */
export function competingNotes(contests: readonly Contest[], labels: ReadonlyMap<string, string>): string[] {
	return contests.map(({ exercice, dispositif, etape, claims, totauxPossibles, arbitrage }) => {
		const retained = claims.find((claim) => claim.retenue)?.centimes ?? 0;
		const rest = claims.filter((claim) => claim.centimes !== retained).map((claim) => claim.centimes);
		const others = [...new Set([...rest, ...totauxPossibles])];
		const place = `${labels.get(dispositif) ?? dispositif}, ${LIBELLES.etapeCourte[etape]} ${exercice}`;
		const decided = arbitrage === null ? '' : ` ${arbitrationSentence(arbitrage)}`;
		return fr`◇ ${place} : ${others.length + 1} valeurs publiées, ${formatEuros(retained)} retenue ; aussi ${enumerate(others.map(formatEuros))}.${decided}`;
	});
}
