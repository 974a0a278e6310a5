import { tr } from '#lib/domain/language.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { told } from '#lib/words/scope-words.ts';

/** What stands for a finding where nothing may be added up (R5). */
export const contexteFinding = (scope: Scope): Sentence =>
	told(
		scope,
		tr(
			'L’argent du contexte, plus large que la traite, ne s’additionne pas',
			'Funding of the wider context, beyond trafficking, is never added up'
		)
	);
