/** Chooses the language of the screens on this device. */
import { chooseLanguage, language, needsFetching, w } from '#web/base/language.ts'
import { ChoiceField } from '#web/parts/field.tsx'

export const LanguageSwitch = () => (
  <>
    <ChoiceField
      label={w('language')}
      value={language.value}
      onValue={chooseLanguage}
      options={[
        { value: 'en', text: w('english') },
        { value: 'nl', text: w('dutch') },
      ]}
    />
    <div role="status">{needsFetching.value && <p class="trouble">{w('otherLanguageAway')}</p>}</div>
  </>
)
