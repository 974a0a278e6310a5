#!/usr/bin/env node
// Older npm builds every package that could be built, whether it carries its binding or not, and asks for a compiler. Ours carry
// theirs, with the integrity that the lock file holds: nothing is built on the machine.
