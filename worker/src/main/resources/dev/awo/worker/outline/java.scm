; Top-level types, and what is public in them.
(program (class_declaration name: (identifier) @name))
(program (interface_declaration name: (identifier) @name))
(program (record_declaration name: (identifier) @name))
(program (enum_declaration name: (identifier) @name))
(program (annotation_type_declaration name: (identifier) @name))
(method_declaration (modifiers "public") name: (identifier) @member)
(interface_body (method_declaration name: (identifier) @member))
