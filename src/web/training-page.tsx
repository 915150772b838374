/** The page of training. */
import { w } from '#web/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const TrainingPage = () => <PageHeading title={w('training')} />
