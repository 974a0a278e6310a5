import { describe, expect, test } from 'vitest';
import {
	beneficiaryId,
	isPrivatePerson,
	isUnlisted,
	neutralName,
	slugOf,
	withoutTitle
} from './beneficiary-id.ts';

describe('who received money', () => {
	test.for([
		['Amicale du Nid', '775723679', '775723679'],
		['Dispositif Ac.Sé', null, 'dispositif-ac-se'],
		['  DISPOSITIF   AC.SÉ ', null, 'dispositif-ac-se'],
		['L’Œuvre (Côte-d’Or)', null, 'l-oeuvre-cote-d-or'],
		['123456789', null, 'nom-123456789'],
		['…', null, 'sans-nom'],
		[null, null, 'sans-nom']
	] as const)('%s, %s has the address %s', ([name, siren, id]) => {
		expect(beneficiaryId(name, siren)).toBe(id);
	});

	test('an address never changes when it is read as a name', () => {
		expect(slugOf(slugOf('Le Bus des femmes'))).toBe('le-bus-des-femmes');
	});
});

describe('a private person', () => {
	test.for([
		['Mme Dupont', null, true],
		['M. Jean Dupont', null, true],
		['MONSIEUR DUPONT', null, true],
		['M.Dupont', null, true],
		['M. et Mme Dupont', null, true],
		['Mme\u00A0Dupont', null, true],
		['DUPONT Jean (M.)', null, true],
		['Dupont, Mme', null, true],
		['Maître Dupont', null, true],
		['Me Dupont', null, true],
		['Pr. Jeanne Dupont', null, true],
		['Professeure Dupont', null, true],
		['Vve Dupont', null, true],
		['Veuve Jeanne Dupont', null, true],
		['Mmes Dupont et Martin', null, true],
		['Mrs Jane Doe', null, true],
		['Ms. Doe', null, true],
		['Dupont (Veuve)', null, true],
		['Messidor', null, false],
		['Prévention routière', null, false],
		['Missive, association', null, false],
		['Professeurs sans frontières', null, false],
		['MS, Marseille Solidarité', null, false],
		['PRE Marseille', null, false],
		['particulier 3', null, false],
		['Mission locale', null, false],
		['Centre (M)édico-social', null, false],
		['MMA, assurances', null, false],
		['Mme Dupont', '775723679', false],
		['Mouvement du Nid', null, false],
		['MIST, Mission d’intervention', null, false],
		['Madame', null, false],
		[null, null, false]
	] as const)('%s, %s: %s', ([name, siren, is]) => {
		expect(isPrivatePerson(name, siren)).toBe(is);
	});

	test.for([
		['Mme Jeanne Martin', 'Jeanne Martin'],
		['M.Dupont', 'Dupont'],
		['M. et Mme Dupont', 'Dupont'],
		['DUPONT Jean (M.)', 'DUPONT Jean'],
		['Dupont, Mme', 'Dupont'],
		['Amicale du Nid', 'Amicale du Nid']
	] as const)('%s has the name « %s »', ([name, own]) => {
		expect(withoutTitle(name)).toBe(own);
	});

	test('is never listed, under the neutral name either', () => {
		for (const name of ['Mme Martin', neutralName(3), 'effacé 7'])
			expect([name, isUnlisted(name, null)]).toEqual([name, true]);
		expect(isUnlisted('Mme Martin', '775723679')).toBe(false);
		expect(isUnlisted('Particulier emploi', null)).toBe(false);
	});
});
