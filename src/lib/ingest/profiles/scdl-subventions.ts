import type { ExpectedColumn, ExpectedHeader } from '#lib/ingest/header/header.ts';
import SCHEMA from './scdl-schema.json' with { type: 'json' };

/** How a field of the schema is read: as one of our fields, or known and left unread. */
interface FieldOfSchema {
	readonly field?: string;
	readonly required?: boolean;
	/** Names that real files give it, beside its name and its titles in each version of the schema. */
	readonly usage: readonly string[];
}

/** By their names in the schema. What is named here and not there fails a test, and the other way round. */
export const FIELDS: Readonly<Record<string, FieldOfSchema>> = {
	nomAttribuant: {
		field: 'payeur',
		required: true,
		usage: [
			'attribuant',
			// The schema of 2017 called so who grants, beside « Nom du bénéficiaire ».
			'nom attributaire',
			'autorité administrative',
			'collectivité attribuante',
			'organisme attribuant'
		]
	},
	idAttribuant: {
		usage: [
			'identifiant attribuant',
			'identification attributaire',
			'siret attribuant',
			'siret autorité administrative'
		]
	},
	dateConvention: {
		field: 'exercice',
		usage: ['date de convention', 'date de la convention', 'date signature convention', 'date signature']
	},
	referenceDecision: { usage: ['référence délibération', 'numéro délibération', 'référence'] },
	nomBeneficiaire: {
		field: 'beneficiaire',
		required: true,
		usage: [
			'bénéficiaire',
			'organisme bénéficiaire',
			'organisme',
			'nom organisme',
			'association bénéficiaire',
			'association',
			'nom association',
			'raison sociale',
			'raison sociale bénéficiaire',
			'dénomination',
			'structure',
			'nom structure',
			'tiers',
			'nom tiers'
		]
	},
	idBeneficiaire: {
		field: 'siren',
		usage: [
			'id bénéficiaire',
			'identifiant bénéficiaire',
			'numéro siret',
			'numéro siren',
			'siret',
			'siren',
			'siret bénéficiaire',
			'siren bénéficiaire',
			'numéro siret bénéficiaire',
			'numéro siret attributaire',
			'siret association',
			'siret organisme'
		]
	},
	rnaBeneficiaire: { usage: ['rna', 'rna bénéficiaire', 'numéro rna'] },
	objet: {
		field: 'libelle',
		usage: [
			'object',
			'objet convention',
			'objet dossier',
			'objet aide',
			'objet demande',
			'objet projet',
			'intitulé projet',
			'intitulé dossier',
			'libellé dossier',
			'libellé projet',
			'libellé subvention'
		]
	},
	montant: {
		field: 'montant',
		required: true,
		usage: [
			'montant subvention',
			'montant aide',
			'montant total',
			'montant voté',
			'montant accordé',
			'montant attribué',
			'montant alloué',
			'montant octroyé',
			'montant notifié',
			'montant décidé ligne',
			'montant subvention accordée',
			'montant subvention attribuée',
			'montant subvention votée',
			'montant aide accordée',
			'subvention accordée',
			'subvention attribuée',
			'subvention votée',
			'montant autorisations engagement'
		]
	},
	nature: { usage: ['nature aide'] },
	conditionsVersement: { usage: ['conditions versement', 'dates_versement', 'termeConvention'] },
	datesPeriodeVersement: {
		field: 'periode',
		usage: ['dates période versement', 'période versement', 'date versement', 'dates ou périodes versement']
	},
	idRAE: {
		usage: [
			'numéro rae',
			'numéro référencement répertoire entreprises',
			'numéro unique référencement répertoire aides aux entreprises'
		]
	},
	notificationUE: {
		usage: [
			"notification à l'union européenne",
			"aide notifiée à l'europe",
			"aides ne relevant pas d'une aide d'état"
		]
	},
	pourcentageSubvention: {
		usage: [
			'pourcentage montant subvention attribué bénéficiaire',
			'% du mt de la subvention attribuée au bénéficiaire'
		]
	},
	dispositifAide: { usage: ["dispositif d'aide", 'section'] }
};

function column({ nom, titres }: (typeof SCHEMA)['champs'][number]): ExpectedColumn {
	const { field, required = false, usage } = FIELDS[nom] ?? { usage: [] };
	const aliases = [nom, ...titres, ...usage];
	return field === undefined ? { field: nom, aliases, unread: 'tu' } : { field, nom, aliases, required };
}

/**
 * Subsidies granted, one row per beneficiary, in the schema « subventions » of the SCDL and under the names that files
 * really use. The names and titles of each version of the schema are those of `scdl-schema.json`.
 */
export const SCDL_SUBVENTIONS: ExpectedHeader = {
	id: 'scdl-subventions',
	titre: 'les subventions au format SCDL',
	columns: [
		...SCHEMA.champs.map(column),
		{
			field: 'decision',
			aliases: [
				'date décision',
				'date délibération',
				'date attribution',
				'date vote',
				'date notification',
				'dateDecision_Tri'
			]
		},
		{
			field: 'annee',
			aliases: [
				'année',
				'exercice',
				'exercice budgétaire',
				'année budgétaire',
				'année convention',
				'année décision',
				'année demande',
				'année attribution',
				'année subvention'
			]
		}
	],
	oneOf: [[['exercice'], ['decision'], ['annee'], ['periode']]],
	littleWords: true,
	sides: true,
	foreign: ['etape', 'source', 'poste', 'forme', 'role']
};
