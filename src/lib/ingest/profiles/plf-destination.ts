import type { ExpectedColumn, ExpectedHeader, MeasureRule } from '#lib/ingest/header/header.ts';

const ID = 'plf-destination';
const TITRE = 'les crédits de l’État par destination (PLF, LFI, exécution)';
const FOREIGN = ['montant', 'dispositif', 'source', 'siren'];

/** « AELF 2014 », « CPPLF », « AE  PLF », « AE PLF 2019 », « aePlfNp1 », « AE EXEC », « exec_ae_2018_rap_2018 » … */
const MEASURES: readonly MeasureRule[] = [
	{ pattern: /^(?<nature>ae|cp) ?plf(?: (?<annee>\d{4})|np1)?$/, etape: 'plf' },
	{ pattern: /^(?<nature>ae|cp) ?lfi?(?: (?<annee>\d{4}))?$/, etape: 'lfi' },
	{ pattern: /^(?<nature>ae|cp) ?lfr(?: (?<annee>\d{4}))?$/, etape: 'lfr' },
	{ pattern: /^(?<nature>ae|cp) ?(?:amt|amendements?)(?: (?<annee>\d{4}))?$/, etape: 'amendement' },
	{
		pattern: /^(?<nature>ae|cp) ?(?:exec(?:utees?|utes?|ution)?|consomme(?:e?s)?)(?: (?<annee>\d{4}))?$/,
		etape: 'execution'
	},
	{ pattern: /^exec (?<nature>ae|cp)(?: (?<annee>\d{4}))?(?: rap \d{4})?$/, etape: 'execution' },
	{ pattern: /^(?<nature>ae|cp)(?: (?<annee>\d{4}))?$/, etape: null },
	{ pattern: /^autorisations? (?:d')?engagement$/, etape: null, nature: 'ae' },
	{ pattern: /^credits? de paiement$/, etape: null, nature: 'cp' }
];

/** By title: T1 to T7 are added, « Total général » controls them. */
const BY_TITLE: readonly MeasureRule[] = [
	{ pattern: /^t(?:itre )?[1-7]$/, etape: null },
	{ pattern: /^total(?: general)?$/, etape: 'total' }
];

/** The account of the year, by programme only: « LFI », « LFR », « AE_Consommees », « CP_Consommes », « Depenses_constatees ». */
const BY_PROGRAMME: readonly MeasureRule[] = [
	{ pattern: /^(?:(?<nature>ae|cp) )?lfi$/, etape: 'lfi' },
	{ pattern: /^(?:(?<nature>ae|cp) )?lfr$/, etape: 'lfr' },
	{ pattern: /^depenses?(?: constatees?)?$/, etape: 'execution' },
	{ pattern: /^(?<nature>ae|cp) consomme(?:e?s)?$/, etape: 'execution' }
];

const COMMON: readonly ExpectedColumn[] = [
	{ field: 'exercice', aliases: ['année', 'annee rap', 'gestion'] },
	{ field: 'loi', aliases: ['phase'] },
	{ field: 'mission', aliases: ['code mission', 'libelle mission', 'type mission'], unread: 'tu' },
	{ field: 'libelle', unread: 'tu' },
	{ field: 'type', aliases: ['type de mission', 'typebudget', 'type budget'], unread: 'tu' },
	{ field: 'budget', pattern: /^type de budget/, unread: 'tu' },
	{ field: 'ministere', pattern: /^(?:code |libelle )?ministere/, unread: 'tu' },
	{ field: 'categorie', aliases: ['catégorie', 'code categorie', 'libelle categorie'], unread: 'tu' },
	{ field: 'titre', aliases: ['code titre', 'libelle titre'], unread: 'tu' },
	{ field: 'requete', pattern: /^expr ?\d+$/, unread: 'tu' },
	{ field: 'fdc', pattern: /^(?:ae|cp) .*(?:fdc|adp)/, unread: 'dit' }
];

/** Codes under the plain names: 2015, 2016, 2018, and 2020 on. */
const CODES: readonly ExpectedColumn[] = [
	{ field: 'programme', aliases: ['pgm', 'numero programme'], required: true },
	{ field: 'libelle_programme', aliases: ['libelle pgm'] },
	{ field: 'action', required: true },
	{ field: 'libelle_action' },
	{ field: 'sous_action', aliases: ['sous-action', 'ssa', 'sousaction'] },
	{
		field: 'libelle_sous_action',
		aliases: ['libellé ssa', 'libellé sousaction', 'libellé sous-action'],
		unread: 'tu'
	}
];

/** Labels under the plain names, codes beside them: 2019, and the execution of 2018. The last to claim a name has it. */
const LABELS: readonly ExpectedColumn[] = [
	{ field: 'programme', aliases: ['code programme'], required: true },
	{ field: 'libelle_programme', aliases: ['programme'] },
	{ field: 'action', aliases: ['code action'], required: true },
	{ field: 'libelle_action', aliases: ['action'] },
	{ field: 'sous_action', aliases: ['code sous-action'] },
	{ field: 'libelle_sous_action', aliases: ['sous-action'], unread: 'tu' }
];

const PROGRAMME_ONLY: readonly ExpectedColumn[] = [
	{ field: 'programme', required: true },
	// What all laws, carry-overs and transfers opened together: no stage of one law.
	{ field: 'ouverts', pattern: /^total (?:(?:ae|cp) )?(?:ouverte?s|des credits ouverts)$/, unread: 'dit' }
];

const CODE_NAMES = ['code programme', 'code action'];

function family(
	columns: readonly ExpectedColumn[],
	measures: readonly MeasureRule[],
	foreign: readonly string[] = []
): ExpectedHeader {
	return {
		id: ID,
		titre: TITRE,
		columns: [...columns, ...COMMON],
		measures,
		foreign: [...FOREIGN, ...foreign]
	};
}

/**
 * Credits by destination as the Direction du budget publishes them, under another header nearly every year. A new year
 * is a name added here.
 */
export const PLF_DESTINATION: readonly ExpectedHeader[] = [
	family(CODES, MEASURES, CODE_NAMES),
	family(LABELS, MEASURES),
	family(CODES, BY_TITLE, CODE_NAMES),
	family(PROGRAMME_ONLY, BY_PROGRAMME, ['action'])
];
