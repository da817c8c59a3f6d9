"""Official documents from one model of blocks: .docx, PDF, HTML, plain text."""
