/** The fields that the rail is made of. */
export { ChoiceField } from './ChoiceField';
export { default as fields } from './fields.module.css';
export { ListField, numbersIn } from './ListField';
export { Mark } from './Mark';
export { More } from './More';
export { NumberField, NumberInput } from './NumberField';
export { SliderField } from './SliderField';
export { SwitchField } from './SwitchField';
