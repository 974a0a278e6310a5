import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { FORMES, type Forme } from '#lib/domain/vocabulary.ts';

const dispositif = (
	id: string,
	perimetre: 'dedie' | 'mixte' | 'contexte',
	libelle: string
): ReferenceRow<'dispositifs'> => ({
	id,
	libelle_fr: libelle,
	libelle_en: `${libelle} (en)`,
	ministere: 'Ministère',
	perimetre,
	inclus_dans: id === 'acse' ? 'bop137' : '',
	hors_personnel: '',
	ordre: 1,
	note: ''
});

const nomenclature = (
	id: string,
	programme: string,
	action: string,
	de: number,
	a: number | null
): ReferenceRow<'nomenclature'> => ({ dispositif: id, programme, action, de, a, comparable: '', note: '' });

const LABELS: Partial<Record<Forme, string>> = {
	SEX: 'Exploitation sexuelle',
	TRAV: 'Exploitation par le travail',
	MEND: 'Mendicité forcée'
};

/** A small set of vocabularies for tests, in the shape of `data/`. */
export const FIXTURE_REFERENCE: Reference = {
	sources: [
		{
			id: 'plf-2018',
			titre: 'Projet de loi de finances pour 2018',
			editeur: 'Direction du budget',
			type: 'budget',
			date: '2017-09',
			url: '',
			licence: '',
			note: ''
		}
	],
	dispositifs: [
		dispositif('bop137', 'mixte', 'BOP 137, prostitution et traite'),
		dispositif('p101', 'dedie', 'Programme 101, part traite'),
		dispositif('mae', 'dedie', 'Affaires étrangères, part traite'),
		dispositif('acse', 'dedie', 'Ac.Sé'),
		dispositif('p101-03', 'contexte', 'Programme 101, action 03'),
		dispositif('p137-21', 'contexte', 'Programme 137, action 21'),
		dispositif('p137-25', 'contexte', 'Programme 137, action 25'),
		dispositif('p137-autres', 'contexte', 'Programme 137, autres actions'),
		dispositif('versements', 'contexte', 'Versements'),
		dispositif('subventions-locales', 'contexte', 'Subventions locales')
	],
	formes: FORMES.map((code, ordre) => ({
		code,
		libelle_fr: LABELS[code] ?? `Forme ${code}`,
		libelle_en: `Form ${code}`,
		definition_fr: code,
		definition_en: code,
		reference: '',
		ordre
	})),
	nomenclature: [
		nomenclature('bop137', '137', '15', 2014, 2018),
		nomenclature('bop137', '137', '', 2019, null),
		nomenclature('p101-03', '101', '03', 2014, null),
		nomenclature('p137-21', '137', '21', 2019, 2021),
		nomenclature('p137-25', '137', '25', 2022, null),
		nomenclature('p137-autres', '137', '12', 2014, 2018)
	],
	intitules: [],
	couverture: [],
	recherches: [],
	cles: [],
	arbitrages: [],
	motifs: [],
	relances: [],
	synonymes: [],
	lectures: [],
	victimes: [],
	ipc: []
};
