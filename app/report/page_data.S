/* The report's templates as bytes of the program; page.cpp gives them to the rest. */
    .section .rodata
    .global kohort_report_template
    .global kohort_report_template_end
    .global kohort_account_template
    .global kohort_account_template_end
kohort_report_template:
    .incbin KOHORT_REPORT_TEMPLATE
kohort_report_template_end:
    .byte 0
kohort_account_template:
    .incbin KOHORT_ACCOUNT_TEMPLATE
kohort_account_template_end:
    .byte 0
    .global kohort_engine
    .global kohort_engine_end
kohort_engine:
    .incbin KOHORT_ENGINE_TEXT
kohort_engine_end:
    .byte 0
#if defined(__ELF__)
    .section .note.GNU-stack, "", %progbits
#endif
