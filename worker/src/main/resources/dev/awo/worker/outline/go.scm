(source_file (function_declaration name: (identifier) @name))
(source_file (method_declaration name: (field_identifier) @name))
(source_file (type_declaration (type_spec name: (type_identifier) @name)))
(source_file (const_declaration (const_spec name: (identifier) @name)))
