// The shape of a film's problem where it crosses between core and page. Apart from its words, which are said before any shape is looked at.
import { z } from 'zod';
import { filmProblemCodes } from './film-problem.ts';

export const FilmProblem = z.object({ code: z.enum(filmProblemCodes), subject: z.string() });
